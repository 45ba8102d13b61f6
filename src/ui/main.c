/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-application.h"
#include "studio-connection.h"
#include "studio-locale.h"
#include "studio-memory.h"
#include "studio-secret.h"

#include <glib/gi18n-lib.h>

int
main (int argc, char **argv)
{
  studio_memory_set_up ();
  g_auto (GStrv) environment = g_get_environ ();
  studio_connection_scrub_environment ();
  studio_secret_forbid_core_dumps ();
  studio_secret_quiet_bus ();
  g_log_writer_default_set_use_stderr (TRUE);

  g_autoptr (StudioTrace) trace = studio_trace_new_from_environment ();
  studio_trace_mark (trace, "startup.main");

  studio_locale_set_up ();
  g_set_prgname ("ultra-studio");
  g_set_application_name (_ ("Ultra Studio"));

  g_autoptr (StudioApplication) application = studio_application_new (trace, environment);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
