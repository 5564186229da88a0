#include "CSHA256.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>
#include <stdatomic.h>

/* FIPS 180-4, section 4.2.2. */
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* At most so many texts at once. */
enum { MOST = 2 };

/* Whole blocks of some texts, each into its state. A step waits for the one before it of its own text alone. */
__attribute__((target("sha,sse4.1,ssse3"), always_inline))
static inline void take(uint32_t *const *states, const uint8_t *const *texts, int count, size_t blocks)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    /* The instructions want the words a, b, e, f together, and c, d, g, h. */
    __m128i abef[MOST], cdgh[MOST];
    for (int i = 0; i < count; i++) {
        const __m128i first = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)states[i]), 0xB1);
        const __m128i second = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(states[i] + 4)), 0x1B);
        abef[i] = _mm_alignr_epi8(first, second, 8);
        cdgh[i] = _mm_blend_epi16(second, first, 0xF0);
    }
    for (size_t block = 0; block < blocks; block++) {
        __m128i abef_before[MOST], cdgh_before[MOST];
        /* The last sixteen words of each schedule. */
        __m128i words[MOST][4];
#pragma GCC unroll 2
        for (int i = 0; i < count; i++) {
            abef_before[i] = abef[i];
            cdgh_before[i] = cdgh[i];
#pragma GCC unroll 4
            for (int word = 0; word < 4; word++) {
                const __m128i read = _mm_loadu_si128((const __m128i *)(texts[i] + 64 * block + 16 * word));
                words[i][word] = _mm_shuffle_epi8(read, big_endian);
            }
        }
#pragma GCC unroll 16
        for (int step = 0; step < 16; step++) {
            const __m128i constant = _mm_loadu_si128((const __m128i *)(constants + 4 * step));
#pragma GCC unroll 2
            for (int i = 0; i < count; i++) {
                const __m128i now = words[i][step & 3];
                const __m128i sum = _mm_add_epi32(now, constant);
                cdgh[i] = _mm_sha256rnds2_epu32(cdgh[i], abef[i], sum);
                abef[i] = _mm_sha256rnds2_epu32(abef[i], cdgh[i], _mm_shuffle_epi32(sum, 0x0E));
                if (step < 12) {
                    const __m128i last = words[i][(step + 3) & 3];
                    const __m128i middle = _mm_alignr_epi8(last, words[i][(step + 2) & 3], 4);
                    const __m128i early = _mm_sha256msg1_epu32(now, words[i][(step + 1) & 3]);
                    words[i][step & 3] = _mm_sha256msg2_epu32(_mm_add_epi32(early, middle), last);
                }
            }
        }
#pragma GCC unroll 2
        for (int i = 0; i < count; i++) {
            abef[i] = _mm_add_epi32(abef[i], abef_before[i]);
            cdgh[i] = _mm_add_epi32(cdgh[i], cdgh_before[i]);
        }
    }
    for (int i = 0; i < count; i++) {
        const __m128i first = _mm_shuffle_epi32(abef[i], 0x1B);
        const __m128i second = _mm_shuffle_epi32(cdgh[i], 0xB1);
        _mm_storeu_si128((__m128i *)states[i], _mm_blend_epi16(first, second, 0xF0));
        _mm_storeu_si128((__m128i *)(states[i] + 4), _mm_alignr_epi8(second, first, 8));
    }
}

__attribute__((target("sha,sse4.1,ssse3")))
static void take_one(uint32_t *state, const uint8_t *bytes, size_t blocks)
{
    take((uint32_t *const[]){state}, (const uint8_t *const[]){bytes}, 1, blocks);
}

__attribute__((target("sha,sse4.1,ssse3")))
static void take_two(uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks)
{
    take((uint32_t *const[]){states, states + 8}, (const uint8_t *const[]){bytes, bytes + length}, 2, blocks);
}

/* One word of each of sixteen texts. */
typedef uint32_t words __attribute__((vector_size(64)));
enum { TEXTS = 16 };

#define ROTATED(x, n) ((x) >> (n) | (x) << (32 - (n)))

/* Turns sixteen rows of sixteen words into columns: halves, quarters and so on of two rows change places. */
__attribute__((target("avx512f,avx512bw"), always_inline))
static inline void turn(words *rows)
{
#pragma GCC unroll 4
    for (int half = TEXTS / 2; half > 0; half /= 2) {
        words low, high;
#pragma GCC unroll 16
        for (int i = 0; i < TEXTS; i++) {
            low[i] = i & half ? TEXTS + i - half : i;
            high[i] = i & half ? TEXTS + i : i + half;
        }
#pragma GCC unroll 16
        for (int i = 0; i < TEXTS; i++) {
            if (i & half)
                continue;
            const __m512i first = (__m512i)rows[i], second = (__m512i)rows[i + half];
            rows[i] = (words)_mm512_permutex2var_epi32(first, (__m512i)low, second);
            rows[i + half] = (words)_mm512_permutex2var_epi32(first, (__m512i)high, second);
        }
    }
}

/* FIPS 180-4, section 6.2.2, of sixteen texts at once. */
__attribute__((target("avx512f,avx512bw")))
static void take_sixteen(uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks)
{
    const __m512i big_endian = _mm512_broadcast_i32x4(_mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203));
    words state[8];
    for (int word = 0; word < 8; word++)
        for (int i = 0; i < TEXTS; i++)
            state[word][i] = states[8 * i + word];
    for (size_t block = 0; block < blocks; block++) {
        words w[16];
#pragma GCC unroll 16
        for (int i = 0; i < TEXTS; i++)
            w[i] = (words)_mm512_shuffle_epi8(_mm512_loadu_si512(bytes + length * i + 64 * block), big_endian);
        turn(w);
        words a = state[0], b = state[1], c = state[2], d = state[3];
        words e = state[4], f = state[5], g = state[6], h = state[7];
#pragma GCC unroll 64
        for (int t = 0; t < 64; t++) {
            if (t >= 16) {
                const words x = w[(t + 1) & 15], y = w[(t + 14) & 15];
                w[t & 15] += (ROTATED(x, 7) ^ ROTATED(x, 18) ^ x >> 3) + w[(t + 9) & 15]
                    + (ROTATED(y, 17) ^ ROTATED(y, 19) ^ y >> 10);
            }
            const words first = h + (ROTATED(e, 6) ^ ROTATED(e, 11) ^ ROTATED(e, 25)) + ((e & f) ^ (~e & g))
                + constants[t] + w[t & 15];
            const words second = (ROTATED(a, 2) ^ ROTATED(a, 13) ^ ROTATED(a, 22)) + ((a & b) | (c & (a | b)));
            h = g, g = f, f = e, e = d + first;
            d = c, c = b, b = a, a = first + second;
        }
        state[0] += a, state[1] += b, state[2] += c, state[3] += d;
        state[4] += e, state[5] += f, state[6] += g, state[7] += h;
    }
    for (int word = 0; word < 8; word++)
        for (int i = 0; i < TEXTS; i++)
            states[8 * i + word] = state[word][i];
}

static int is_there(void)
{
    /* Asking the processor takes microseconds on virtual machines. */
    static _Atomic int known;
    int answer = atomic_load_explicit(&known, memory_order_relaxed);
    if (answer == 0) {
        unsigned a, b, c, d, ssse3_sse41 = 1u << 9 | 1u << 19;
        int has = __get_cpuid(1, &a, &b, &c, &d) && (c & ssse3_sse41) == ssse3_sse41
            && __get_cpuid_count(7, 0, &a, &b, &c, &d) && b >> 29 & 1;
        answer = has ? 1 : -1;
        atomic_store_explicit(&known, answer, memory_order_relaxed);
    }
    return answer > 0;
}

int twsha256_take(uint32_t *state, const uint8_t *bytes, size_t blocks)
{
    if (!is_there())
        return 0;
    take_one(state, bytes, blocks);
    return 1;
}

int twsha256_take_several(int count, uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks)
{
    if (count == 2) {
        if (!is_there())
            return 0;
        take_two(states, bytes, length, blocks);
        return 1;
    }
    __builtin_cpu_init();
    if (count != TEXTS || !__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw"))
        return 0;
    take_sixteen(states, bytes, length, blocks);
    return 1;
}

#else

int twsha256_take(uint32_t *state, const uint8_t *bytes, size_t blocks)
{
    (void)state;
    (void)bytes;
    (void)blocks;
    return 0;
}

int twsha256_take_several(int count, uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks)
{
    (void)count;
    (void)states;
    (void)bytes;
    (void)length;
    (void)blocks;
    return 0;
}

#endif
