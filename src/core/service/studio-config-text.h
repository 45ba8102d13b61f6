/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioConfigVarFunc:
 * @name: the name of a variable, plain ASCII
 * @value: its value; overwritten when the function returns
 * @user_data: what was given with the function
 */
typedef void (*StudioConfigVarFunc) (const char *name, const char *value, gpointer user_data);

void studio_config_text_scan_lines (const char *text, StudioConfigVarFunc func, gpointer user_data);
void studio_config_text_scan_object (const char *text,
                                     StudioConfigVarFunc func,
                                     gpointer user_data);

G_END_DECLS
