/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-cli-context.h"

G_BEGIN_DECLS

/* The commands; each has the form of a StudioCliCommandFunc. */
gboolean studio_cli_generate (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_batch (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_list (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_show (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_read (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_import (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_export (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_edit (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_trash (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_restore (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_storage (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_cleanup (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_verify (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_rebuild (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_styles (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_ledger (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_snippet (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_connection (StudioCliContext *context, int argc, char **argv, GError **error);
gboolean studio_cli_demo_server (StudioCliContext *context, int argc, char **argv, GError **error);

void studio_cli_print_records (StudioCliContext *context,
                               StudioLibrary *library,
                               GPtrArray *records);

G_END_DECLS
