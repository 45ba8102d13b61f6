/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioLibraryProgressFunc:
 * @n_done: how many images were looked at
 * @n_all: how many there are, as far as is known; 0 while it is not
 * @user_data: what was given with the function
 *
 * Called now and then, in the thread that does the work.
 */
typedef void (*StudioLibraryProgressFunc) (guint64 n_done, guint64 n_all, gpointer user_data);

G_END_DECLS
