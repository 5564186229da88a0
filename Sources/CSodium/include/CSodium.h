/* Ed25519 (RFC 8032) by libsodium: the three functions of it that Tidewaiter uses. */
#ifndef TW_SODIUM_H
#define TW_SODIUM_H

#include <stddef.h>

enum { TWSODIUM_SEED = 32, TWSODIUM_PUBLIC_KEY = 32, TWSODIUM_SIGNATURE = 64 };

/* The public key that belongs to a seed of 32 bytes. */
void twsodium_public_key(const unsigned char *seed, unsigned char *public_key);

/* The signature of 64 bytes of a message, by the key of a seed. */
void twsodium_sign(const unsigned char *seed, const unsigned char *message, size_t length, unsigned char *signature);

/* Whether a signature is that of the message by the key: 1 or 0. */
int twsodium_verify(
    const unsigned char *signature, const unsigned char *message, size_t length, const unsigned char *public_key);

#endif
