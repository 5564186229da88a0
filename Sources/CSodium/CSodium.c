#include "CSodium.h"

#include <sodium/crypto_sign_ed25519.h>
#include <sodium/utils.h>

/* sodium_init() is never called: it opens the random source and aborts where there is none. Signatures of Ed25519 need
 * neither randomness nor the implementations that it chooses between. */

void twsodium_public_key(const unsigned char *seed, unsigned char *public_key) {
    unsigned char secret_key[crypto_sign_ed25519_SECRETKEYBYTES];
    crypto_sign_ed25519_seed_keypair(public_key, secret_key, seed);
    sodium_memzero(secret_key, sizeof secret_key);
}

void twsodium_sign(const unsigned char *seed, const unsigned char *message, size_t length, unsigned char *signature) {
    unsigned char public_key[crypto_sign_ed25519_PUBLICKEYBYTES], secret_key[crypto_sign_ed25519_SECRETKEYBYTES];
    crypto_sign_ed25519_seed_keypair(public_key, secret_key, seed);
    crypto_sign_ed25519_detached(signature, NULL, message, length, secret_key);
    sodium_memzero(secret_key, sizeof secret_key);
}

int twsodium_verify(
    const unsigned char *signature, const unsigned char *message, size_t length, const unsigned char *public_key) {
    return crypto_sign_ed25519_verify_detached(signature, message, length, public_key) == 0;
}
