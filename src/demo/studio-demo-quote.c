/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-quote.h"

#include <string.h>

/**
 * studio_demo_quote:
 * @text: the text of a fault
 * @authorization: (nullable): the Authorization header of the request
 *
 * Servers and proxies that fail quote what they were sent. A client must not show or keep that.
 *
 * Returns: (transfer full): @text with the header in the places that stand for it
 */
GBytes *
studio_demo_quote (const char *text, const char *authorization)
{
  GString *quoted = g_string_new (text);
  const char *plain = authorization == NULL ? "" : authorization;
  g_autofree char *capitals = g_ascii_strup (plain, -1);
  g_autofree char *base64 = g_base64_encode ((const guint8 *) plain, strlen (plain));
  g_autoptr (GString) escaped = g_string_new (plain);

  g_string_replace (escaped, "-", "&#45;", 0);
  g_string_replace (quoted, STUDIO_DEMO_QUOTE, plain, 0);
  g_string_replace (quoted, STUDIO_DEMO_QUOTE_CAPITALS, capitals, 0);
  g_string_replace (quoted, STUDIO_DEMO_QUOTE_ESCAPED, escaped->str, 0);
  g_string_replace (quoted, STUDIO_DEMO_QUOTE_BASE64, base64, 0);
  return g_string_free_to_bytes (quoted);
}
