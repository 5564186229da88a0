#ifndef TIDEWAITER_BUILD_IDENTITY_H
#define TIDEWAITER_BUILD_IDENTITY_H

/* Source revision and toolchain of this build, in static memory. */
const char *tidewaiter_build_identity(void);

/* "0.1.0", in static memory. */
const char *tidewaiter_version(void);

#endif
