/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lines.h"

struct _StudioLines
{
  GHashTable *lines;
};

typedef struct
{
  GWeakRef socket;
  guint n_waiting;
  guint n_given_up;
  gboolean ended;
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;
  g_weak_ref_clear (&line->socket);
  g_free (line);
}

static void
free_lines (gpointer data)
{
  StudioLines *self = data;
  g_hash_table_unref (self->lines);
  g_free (self);
}

static gboolean
is_gone (G_GNUC_UNUSED gpointer key, gpointer value, G_GNUC_UNUSED gpointer user_data)
{
  Line *line = value;
  g_autoptr (GSocket) socket = g_weak_ref_get (&line->socket);
  return socket == NULL && line->n_waiting == 0 && line->n_given_up == 0;
}

static Line *
ensure_line (StudioLines *self, guint64 connection)
{
  Line *line = g_hash_table_lookup (self->lines, &connection);
  if (line != NULL)
    return line;
  g_hash_table_foreach_remove (self->lines, is_gone, NULL);
  line = g_new0 (Line, 1);
  g_weak_ref_init (&line->socket, NULL);
  g_hash_table_insert (self->lines, g_memdup2 (&connection, sizeof connection), line);
  return line;
}

static void
end_line (Line *line, gboolean both_ways)
{
  g_autoptr (GSocket) socket = g_weak_ref_get (&line->socket);
  line->ended = TRUE;
  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, both_ways, NULL);
}

/* Only what comes in: libsoup loses count of an HTTP/2 connection on which it cannot say goodbye.
 */
static void
end_if_given_up (Line *line)
{
  if (line->n_waiting == 0 && line->n_given_up > 0)
    end_line (line, FALSE);
}

/**
 * studio_lines_get:
 * @session: a session
 *
 * Returns: (transfer none): the lines of @session, which live as long as it does
 */
StudioLines *
studio_lines_get (SoupSession *session)
{
  static const char key[] = "studio-lines";
  StudioLines *self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_new0 (StudioLines, 1);
  self->lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_line);
  g_object_set_data_full (G_OBJECT (session), key, self, free_lines);
  return self;
}

/**
 * studio_lines_note_socket:
 * @self: the lines
 * @connection: what soup_message_get_connection_id() says
 * @stream: (nullable): the connection, as `network-event` tells it
 *
 * Remembers the socket of a connection, without keeping it open.
 */
void
studio_lines_note_socket (StudioLines *self, guint64 connection, GIOStream *stream)
{
  if (G_IS_SOCKET_CONNECTION (stream))
    g_weak_ref_set (&ensure_line (self, connection)->socket,
                    g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream)));
}

/**
 * studio_lines_are_all_good:
 * @self: the lines
 *
 * Returns: whether no connection was ended here that libsoup may still take for a good one
 */
gboolean
studio_lines_are_all_good (StudioLines *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Line *line = value;
      g_autoptr (GSocket) socket = g_weak_ref_get (&line->socket);
      if (line->ended && socket != NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * studio_lines_enter:
 * @self: the lines
 * @connection: a connection
 *
 * Says that a request goes out on @connection.
 *
 * Returns: whether @connection is good, not one that was ended here
 */
gboolean
studio_lines_enter (StudioLines *self, guint64 connection)
{
  Line *line = ensure_line (self, connection);
  line->n_waiting++;
  return !line->ended;
}

/**
 * studio_lines_give_up:
 * @self: the lines
 * @connection: the connection of a request that has been cancelled
 *
 * Ends the connection where nothing else waits on it, now or as soon as that has left.
 */
void
studio_lines_give_up (StudioLines *self, guint64 connection)
{
  Line *line = ensure_line (self, connection);
  line->n_waiting--;
  line->n_given_up++;
  end_if_given_up (line);
}

/**
 * studio_lines_end:
 * @self: the lines
 * @connection: a connection that is not shared
 *
 * Ends the connection. When libsoup closes it then, TLS has no chance to say goodbye, for which it
 * would hold the main loop where the other side takes nothing in.
 */
void
studio_lines_end (StudioLines *self, guint64 connection)
{
  end_line (ensure_line (self, connection), TRUE);
}

/**
 * studio_lines_leave:
 * @self: the lines
 * @connection: the connection of a request
 * @given_up: whether studio_lines_give_up() was called for it
 *
 * Says that libsoup is done with a request.
 */
void
studio_lines_leave (StudioLines *self, guint64 connection, gboolean given_up)
{
  Line *line = ensure_line (self, connection);
  if (given_up)
    line->n_given_up--;
  else
    line->n_waiting--;
  end_if_given_up (line);
}
