/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli.h"

#include "studio-locale.h"
#include "studio-secret.h"

int
main (int argc, char **argv)
{
  studio_secret_forbid_core_dumps ();
  studio_secret_quiet_bus ();
  /* What libraries say with G_MESSAGES_DEBUG must not get into what scripts read. */
  g_log_writer_default_set_use_stderr (TRUE);
  studio_locale_set_up ();
  return studio_cli_run (argc, argv);
}
