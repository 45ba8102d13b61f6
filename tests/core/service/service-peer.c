/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-peer.h"

#include <string.h>
#include <sys/socket.h>

typedef struct
{
  GBytes *bytes;
  char *later;
  PeerEnd end;
} Reply;

struct _Peer
{
  GSocketService *service;
  char *address;
  GAsyncQueue *replies;
  GAsyncQueue *gate;
  GMutex lock;
  GString *last_request;
  int n_requests;
  int n_connections;
  int n_released;
};

static void
free_reply (gpointer data)
{
  Reply *reply = data;
  g_bytes_unref (reply->bytes);
  g_free (reply->later);
  g_free (reply);
}

/* The bytes of one request, up to the end of its body; NULL where the client is gone. */
static GString *
read_request (GInputStream *stream)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize wanted = G_MAXSIZE;
  while (text->len < wanted)
    {
      char buffer[4096];
      gssize size = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);
      if (size <= 0)
        return NULL;
      g_string_append_len (text, buffer, size);
      const char *end = strstr (text->str, "\r\n\r\n");
      const char *length = strstr (text->str, "Content-Length: ");
      if (end != NULL && length == NULL)
        wanted = (gsize) (end + 4 - text->str);
      if (end != NULL && length != NULL)
        wanted = (gsize) (end + 4 - text->str)
                 + (gsize) g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
    }
  return g_steal_pointer (&text);
}

static void
note_request (Peer *self, GString *request)
{
  g_mutex_lock (&self->lock);
  g_string_assign (self->last_request, request->str);
  g_mutex_unlock (&self->lock);
  g_atomic_int_inc (&self->n_requests);
}

static void
wait_for_release (Peer *self, GInputStream *stream)
{
  char buffer[64];
  while (g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL) > 0)
    continue;
  g_atomic_int_inc (&self->n_released);
  g_main_context_wakeup (NULL);
}

static void
write_all (GOutputStream *stream, const void *bytes, gsize size)
{
  g_output_stream_write_all (stream, bytes, size, NULL, NULL, NULL);
}

static gboolean
answer (Peer *self, GSocketConnection *connection, Reply *reply)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  gsize size;
  const void *bytes = g_bytes_get_data (reply->bytes, &size);
  write_all (out, bytes, size);
  if (reply->later != NULL)
    {
      g_async_queue_pop (self->gate);
      write_all (out, reply->later, strlen (reply->later));
    }
  if (reply->end == PEER_HOLD)
    wait_for_release (self, g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  if (reply->end == PEER_RESET)
    {
      struct linger linger = { .l_onoff = 1, .l_linger = 0 };
      int fd = g_socket_get_fd (g_socket_connection_get_socket (connection));
      setsockopt (fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    }
  return reply->end == PEER_KEEP;
}

static gboolean
run_cb (G_GNUC_UNUSED GThreadedSocketService *service,
        GSocketConnection *connection,
        G_GNUC_UNUSED GObject *source,
        gpointer user_data)
{
  Peer *self = user_data;
  gboolean keep = TRUE;

  g_atomic_int_inc (&self->n_connections);
  while (keep)
    {
      g_autoptr (GString) request = read_request (
          g_io_stream_get_input_stream (G_IO_STREAM (connection)));
      if (request == NULL)
        break;
      note_request (self, request);
      Reply *reply = g_async_queue_try_pop (self->replies);
      keep = reply != NULL && answer (self, connection, reply);
      g_clear_pointer (&reply, free_reply);
    }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

Peer *
peer_new (void)
{
  Peer *self = g_new0 (Peer, 1);
  g_mutex_init (&self->lock);
  self->replies = g_async_queue_new_full (free_reply);
  self->gate = g_async_queue_new ();
  self->last_request = g_string_new (NULL);
  self->service = g_threaded_socket_service_new (20);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service),
                                                any,
                                                G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP,
                                                NULL,
                                                &effective,
                                                NULL));
  self->address = g_strdup_printf (
      "http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective)));
  g_socket_service_start (self->service);
  return self;
}

/* All clients must be gone by now: each thread of the service ends with its connection. */
void
peer_free (Peer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  gpointer alive = self->service;
  g_object_add_weak_pointer (G_OBJECT (self->service), &alive);
  g_object_unref (self->service);
  while (g_atomic_pointer_get (&alive) != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  g_async_queue_unref (self->replies);
  g_async_queue_unref (self->gate);
  g_string_free (self->last_request, TRUE);
  g_mutex_clear (&self->lock);
  g_free (self->address);
  g_free (self);
}

const char *
peer_get_address (Peer *self)
{
  return self->address;
}

/* @later is written after peer_open_gate(). */
void
peer_add (Peer *self, const char *bytes, gssize size, const char *later, PeerEnd end)
{
  Reply *reply = g_new0 (Reply, 1);
  reply->bytes = g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size);
  reply->later = g_strdup (later);
  reply->end = end;
  g_async_queue_push (self->replies, reply);
}

void
peer_add_json (Peer *self, const char *body)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                           "X-Request-Id: req-7\r\nContent-Length: %zu\r\n\r\n%s",
                                           strlen (body),
                                           body);
  peer_add (self, text, -1, NULL, PEER_KEEP);
}

void
peer_open_gate (Peer *self)
{
  g_async_queue_push (self->gate, self);
}

guint
peer_get_n_requests (Peer *self)
{
  return (guint) g_atomic_int_get (&self->n_requests);
}

guint
peer_get_n_connections (Peer *self)
{
  return (guint) g_atomic_int_get (&self->n_connections);
}

guint
peer_get_n_released (Peer *self)
{
  return (guint) g_atomic_int_get (&self->n_released);
}

const char *
peer_get_last_request (Peer *self)
{
  return self->last_request->str;
}
