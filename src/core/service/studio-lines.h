/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * StudioLines:
 *
 * The sockets behind the connections of a session, and how many requests wait on each for the head
 * of their answer. While libsoup waits for that on an HTTP/2 connection it does not hear that the
 * request is cancelled; what it hears is that the connection ends. So a connection on which all
 * requests have been given up is ended here. Used from one thread, that of the session.
 */
typedef struct _StudioLines StudioLines;

StudioLines *studio_lines_get (SoupSession *session);
void studio_lines_note_socket (StudioLines *self, guint64 connection, GIOStream *stream);
gboolean studio_lines_are_all_good (StudioLines *self);
gboolean studio_lines_enter (StudioLines *self, guint64 connection);
void studio_lines_give_up (StudioLines *self, guint64 connection);
void studio_lines_end (StudioLines *self, guint64 connection);
void studio_lines_leave (StudioLines *self, guint64 connection, gboolean given_up);

G_END_DECLS
