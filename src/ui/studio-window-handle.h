/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioWindowHandleFunc:
 * @handle: what other programs call the window, "" where they have no name for it
 * @user_data: as given
 */
typedef void (*StudioWindowHandleFunc) (const char *handle, gpointer user_data);

void studio_window_handle_export (GtkWindow *window,
                                  StudioWindowHandleFunc func,
                                  gpointer user_data);
void studio_window_handle_drop (GtkWindow *window, const char *handle);

G_END_DECLS
