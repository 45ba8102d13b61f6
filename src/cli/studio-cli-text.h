/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *studio_cli_text_make_harmless (const char *text);
char *studio_cli_text_make_line (const char *text);
char *studio_cli_text_fill (const char *text, int columns);
void studio_cli_text_print_field (const char *label, const char *text);

G_END_DECLS
