/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: two bytes of status, then a body. Whatever a server answers becomes one error with a
 * sentence in which the key does not show. */
#include "fuzz.h"

#include "studio-error-reader.h"
#include "studio-error.h"

#include <string.h>

#define KEY "inf-canary"

static void
check_text (const char *text)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (text, KEY));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  if (size < 2)
    return 0;
  StudioReply reply = { .status = 200 + (guint) bytes[0] * 4 % 400 + bytes[1] % 4,
                        .content_type = (bytes[1] & 0x20) != 0 ? "text/html" : NULL,
                        .body = (const char *) bytes + 2,
                        .size = size - 2,
                        .key = KEY };
  g_autoptr (GError) error = studio_error_reader_read (&reply);
  g_assert_true (error->domain == STUDIO_ERROR);
  g_assert_cmpuint (studio_error_get_http_status (error), ==, reply.status);
  g_assert_nonnull (studio_error_get_advice (error));
  check_text (error->message);
  check_text (studio_error_get_service_message (error));
  check_text (studio_error_get_service_type (error));
  check_text (studio_error_get_body (error));
  g_assert_cmpuint (strlen (studio_error_get_body (error)), <=, STUDIO_ERROR_BODY_KEEP_MAX);
  return 0;
}
