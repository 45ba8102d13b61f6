/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-locale.h"

#include "studio-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * studio_locale_set_up:
 *
 * Takes over the person's locale and finds the translations: where they were installed, or in the
 * folder that `ULTRA_STUDIO_LOCALE_DIR` names, so that a translation can be looked at before. To be
 * called once, at the start of a program, while there is one thread.
 */
void
studio_locale_set_up (void)
{
  const char *folder = g_getenv ("ULTRA_STUDIO_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : STUDIO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* ngettext() knows no domain but this one. */
  textdomain (GETTEXT_PACKAGE);
}
