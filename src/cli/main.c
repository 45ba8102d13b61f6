/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli.h"

#include "studio-config.h"
#include "studio-secret.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  studio_secret_forbid_core_dumps ();
  studio_secret_quiet_bus ();
  /* What libraries say with G_MESSAGES_DEBUG must not get into what scripts read. */
  g_log_writer_default_set_use_stderr (TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, STUDIO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  return studio_cli_run (argc, argv);
}
