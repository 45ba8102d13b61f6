/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * StudioRowMailbox:
 *
 * Carries the news of decoded rows from the client's worker to the main thread: however many rows
 * come, they are told twenty times a second at most, and the last one at once.
 */
typedef struct _StudioRowMailbox StudioRowMailbox;

/**
 * StudioRowMailboxFunc:
 * @pixbuf: the image that is being filled
 * @n_rows: how many rows from the top are final
 * @user_data: what was given with the function
 *
 * Called in the main context that was thread-default when the mailbox was made.
 */
typedef void (*StudioRowMailboxFunc) (GdkPixbuf *pixbuf, int n_rows, gpointer user_data);

StudioRowMailbox *studio_row_mailbox_new (StudioRowMailboxFunc func, gpointer user_data);
void studio_row_mailbox_flush (StudioRowMailbox *self);
void studio_row_mailbox_close (StudioRowMailbox *self);
void studio_row_mailbox_post (GdkPixbuf *pixbuf, int n_rows, gpointer mailbox);

G_END_DECLS
