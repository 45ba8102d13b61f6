/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-locale.h"

#include <glib/gi18n-lib.h>
#include <gnu/libc-version.h>
#include <locale.h>

/* After Debian 12 glibc translates nothing in C.UTF-8, whatever LANGUAGE says. */
static gboolean
is_translating (void)
{
  return g_ascii_strtod (gnu_get_libc_version (), NULL) < 2.37
         || setlocale (LC_ALL, "en_US.UTF-8") != NULL;
}

/* The folder of the build, in which the translations are as they will be installed. */
static void
test_translated (void)
{
  studio_locale_set_up ();
  if (!is_translating ())
    {
      g_test_skip ("only the locale C.UTF-8 is installed");
      return;
    }
  g_assert_cmpstr (_ ("Aspect ratio"), ==, "Seitenverhältnis");
  g_assert_cmpstr (g_dngettext (GETTEXT_PACKAGE,
                                "A note has at most %'d character.",
                                "A note has at most %'d characters.",
                                2),
                   ==,
                   "Eine Notiz hat höchstens %'d Zeichen.");
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "de", TRUE);
  g_setenv ("ULTRA_STUDIO_LOCALE_DIR", argv[1], TRUE);
  argc = 1;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/translated", test_translated);
  return g_test_run ();
}
