#ifndef TIDEWAITER_H
#define TIDEWAITER_H
#endif
