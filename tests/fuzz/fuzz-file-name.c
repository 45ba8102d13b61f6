/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
/* Input: a template, a line feed, a prompt. The name that comes out is one that a file may have. */
#include "fuzz.h"

#include "studio-file-name.h"

#include <string.h>

static void
check_name (const char *name)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpuint (strlen (name), <=, strlen ("_.png") + 200 + strlen ("-2"));
  g_assert_true (g_str_has_suffix (name, ".png"));
  g_assert_cmpuint (strlen (name), >, strlen (".png"));
  g_assert_cmpint (name[0], !=, '.');
  g_assert_cmpint (name[0], !=, '-');
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)));
      g_assert_null (strchr ("/\\:*?\"<>|", *at));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t size)
{
  g_autofree char *name_template = g_strndup ((const char *) bytes, size);
  char *prompt = strchr (name_template, '\n');
  if (prompt != NULL)
    *prompt++ = '\0';
  g_autoptr (StudioRequest) request = studio_request_new (
      prompt, NULL, STUDIO_ASPECT_RATIO_DEFAULT, 1, STUDIO_OUTPUT_FORMAT_PNG, prompt);
  StudioImageInfo info = { STUDIO_OUTPUT_FORMAT_PNG, 1024, 1024, 1 };
  StudioFileNameFields fields = { request, &info, (gint64) size * G_USEC_PER_SEC,
                                  1,       1,     name_template };
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (studio_file_name_check_template (name_template, &error), ==, error == NULL);
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_autofree char *name = studio_file_name_expand (name_template, &fields);
  check_name (name);
  g_autofree char *numbered = studio_file_name_number (name, 2);
  check_name (numbered);
  return 0;
}
