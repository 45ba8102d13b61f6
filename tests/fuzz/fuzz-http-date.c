/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: the value of a header that is a date. It is a time, whatever year it is, or none. */
#include "fuzz.h"

#include "studio-http-date.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  static const gint64 times[] = { G_MININT64, -1, 0, 1790000000, G_MAXINT64 };
  g_autofree char *text = g_strndup ((const char *) bytes, size);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 time = studio_http_date_parse (text, times[i]);
      g_assert_cmpint (time, >=, -1);
      /* the end of the year 9999, the last that a date can be of */
      g_assert_cmpint (time, <, G_GINT64_CONSTANT (253402300800));
    }
  return 0;
}
