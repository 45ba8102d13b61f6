/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include "studio-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Everything that is printed goes through here: results on the standard output, one JSON value
 * where asked for, and sentences on the standard error. */
void studio_cli_output_json (JsonNode *node);
void studio_cli_output_path (const char *path);
void studio_cli_output_error (const GError *error, gboolean json);
JsonNode *studio_cli_output_build_error (const GError *error);
JsonNode *studio_cli_output_build_record (StudioRecord *record, const char *image_path);
void studio_cli_output_print_record (StudioRecord *record, const char *image_path);
void studio_cli_output_print_line (StudioRecord *record);

G_END_DECLS
