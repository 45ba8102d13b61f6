/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-base64-block.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <tmmintrin.h>

/* A character is of the alphabet if the bit of its upper half is set in the entry of its lower
 * half: bit 2 is for '+' and '/', 3 for the digits, 4 and 5 for capitals, 6 and 7 for small
 * letters. */
static const guint8 lower_halves[16] = { 0xa8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8, 0xf8,
                                         0xf8, 0xf8, 0xf0, 0x54, 0x50, 0x50, 0x50, 0x54 };
static const guint8 upper_halves[16] = { [2] = 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7 };

/* What makes a value of a character, by its upper half; '/' alone is off by three. */
static const gint8 offsets[16] = {
  [2] = 62 - '+', [3] = 52 - '0', [4] = -'A', [5] = -'A', [6] = 26 - 'a', [7] = 26 - 'a'
};
#define SLASH_OFFSET (63 - '/' - (62 - '+'))

/* Three bytes of each sum of four values, the highest first; the last four places stay zero. */
static const gint8 byte_order[16] = { 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1 };

static inline __m128i
load (const void *sixteen)
{
  return _mm_loadu_si128 (sixteen);
}

__attribute__ ((target ("ssse3"))) static gsize
decode_by_sixteen (const char *text, gsize size, guint8 *out)
{
  gsize at = 0;

  for (; size - at >= 32; at += 16, out += 12)
    {
      __m128i characters = load (text + at);
      __m128i half = _mm_set1_epi8 (0x0f);
      __m128i upper = _mm_and_si128 (_mm_srli_epi32 (characters, 4), half);
      __m128i good = _mm_and_si128 (
          _mm_shuffle_epi8 (load (lower_halves), _mm_and_si128 (characters, half)),
          _mm_shuffle_epi8 (load (upper_halves), upper));
      if (_mm_movemask_epi8 (_mm_cmpeq_epi8 (good, _mm_setzero_si128 ())) != 0)
        break;
      __m128i slash = _mm_cmpeq_epi8 (characters, _mm_set1_epi8 ('/'));
      __m128i offset = _mm_add_epi8 (_mm_shuffle_epi8 (load (offsets), upper),
                                     _mm_and_si128 (slash, _mm_set1_epi8 (SLASH_OFFSET)));
      __m128i values = _mm_add_epi8 (characters, offset);
      /* Two values of six bits to one of twelve, two of those to one of twenty-four. */
      __m128i pairs = _mm_maddubs_epi16 (values, _mm_set1_epi16 (0x0140));
      __m128i sums = _mm_madd_epi16 (pairs, _mm_set1_epi32 (0x00011000));
      _mm_storeu_si128 ((void *) out, _mm_shuffle_epi8 (sums, load (byte_order)));
    }
  return at;
}

static gsize
decode_blocks (const char *text, gsize size, guint8 *out)
{
  return __builtin_cpu_supports ("ssse3") ? decode_by_sixteen (text, size, out) : 0;
}
#else
static gsize
decode_blocks (G_GNUC_UNUSED const char *text, G_GNUC_UNUSED gsize size, G_GNUC_UNUSED guint8 *out)
{
  return 0;
}
#endif

/**
 * studio_base64_block_decode:
 * @text: (array length=size): characters, the first of which begins a group of four
 * @size: how many
 * @out: where the bytes go, with room for STUDIO_BASE64_ROOM(@size)
 *
 * Decodes sixteen characters at once, where the processor can: all but the last few, and at most up
 * to the first sixteen that are not all of the alphabet of RFC 4648, section 4.
 *
 * Returns: how many characters were taken, a multiple of sixteen; each four gave three bytes
 */
gsize
studio_base64_block_decode (const char *text, gsize size, guint8 *out)
{
  return decode_blocks (text, size, out);
}
