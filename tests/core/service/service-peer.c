/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-peer.h"

#include "service-h2.h"

#include <string.h>
#include <sys/socket.h>

/* So little that a request which is not read fills it. */
#define SMALL_BUFFER 2048

typedef struct
{
  GBytes *bytes;
  GBytes *later;
  PeerEnd end;
} Reply;

struct _Peer
{
  GSocketService *service;
  char *address;
  guint port;
  char *certificate;
  const char *protocols[2];
  GAsyncQueue *replies;
  GAsyncQueue *gate;
  GMutex lock;
  GString *last_request;
  GString *all_requests;
  char *read_last; /* what was asked for, which a peer that still works does not change */
  char *read_all;
  int answers_early;
  int answers_anything;
  int n_requests;
  int n_connections;
  int n_bytes;
  int n_released;
};

/* One connection, in a thread of its own. */
typedef struct
{
  Peer *peer;
  GSocketConnection *connection;
  GIOStream *stream;
  H2 *h2;
} Talk;

static void
free_reply (gpointer data)
{
  Reply *reply = data;
  g_bytes_unref (reply->bytes);
  g_clear_pointer (&reply->later, g_bytes_unref);
  g_free (reply);
}

/* The bytes of one request, up to the end of its body; NULL where the client is gone. */
static GString *
read_request (Talk *talk)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GInputStream *in = g_io_stream_get_input_stream (talk->stream);
  gsize wanted = G_MAXSIZE;
  while (text->len < wanted)
    {
      char buffer[4096];
      gsize room = MIN (sizeof buffer, wanted - text->len);
      gssize size = g_input_stream_read (in, buffer, room, NULL, NULL);
      if (size <= 0)
        return NULL;
      g_atomic_int_add (&talk->peer->n_bytes, (int) size);
      g_main_context_wakeup (NULL);
      g_string_append_len (text, buffer, size);
      const char *end = strstr (text->str, "\r\n\r\n");
      const char *length = strstr (text->str, "Content-Length: ");
      if (g_atomic_int_get (&talk->peer->answers_anything))
        break;
      if (end == NULL)
        continue;
      wanted = (gsize) (end + 4 - text->str);
      if (length != NULL && !g_atomic_int_get (&talk->peer->answers_early))
        wanted += (gsize) g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
    }
  return g_steal_pointer (&text);
}

static void
note_request (Peer *self, GString *request)
{
  g_mutex_lock (&self->lock);
  g_string_assign (self->last_request, request->str);
  g_string_append (self->all_requests, request->str);
  g_string_append (self->all_requests, "\n----\n");
  g_mutex_unlock (&self->lock);
  g_atomic_int_inc (&self->n_requests);
  g_main_context_wakeup (NULL);
}

static void
note_release (Peer *self)
{
  g_atomic_int_inc (&self->n_released);
  g_main_context_wakeup (NULL);
}

static void
wait_for_release (Talk *talk)
{
  char buffer[64];
  GInputStream *in = g_io_stream_get_input_stream (talk->stream);
  if (talk->h2 != NULL)
    h2_wait_for_release (talk->h2);
  else
    while (g_input_stream_read (in, buffer, sizeof buffer, NULL, NULL) > 0)
      continue;
  note_release (talk->peer);
}

static gboolean
write_bytes (Talk *talk, GBytes *bytes)
{
  GOutputStream *out = g_io_stream_get_output_stream (talk->stream);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  if (talk->h2 != NULL)
    return h2_write (talk->h2, bytes);
  return g_output_stream_write_all (out, data, size, NULL, NULL, NULL);
}

static gboolean
is_client_there (Talk *talk)
{
  GSocket *socket = g_socket_connection_get_socket (talk->connection);
  return !g_socket_condition_timed_wait (socket, G_IO_IN, 20 * 1000, NULL, NULL);
}

static void
drip (Talk *talk)
{
  g_autoptr (GBytes) drop = g_bytes_new_static (" ", 1);
  while (is_client_there (talk) && write_bytes (talk, drop))
    continue;
  note_release (talk->peer);
}

static void
flood (Talk *talk, GBytes *bytes)
{
  while (write_bytes (talk, bytes))
    continue;
  note_release (talk->peer);
}

static void
prepare_reset (Talk *talk)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };
  int fd = g_socket_get_fd (g_socket_connection_get_socket (talk->connection));
  setsockopt (fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

/* What was not read yet, such as the client's word on our settings, would make a reset of the end,
 * which takes from the client what it has not read itself. */
static void
close_gently (Talk *talk)
{
  GSocket *socket = g_socket_connection_get_socket (talk->connection);
  char buffer[64];

  g_socket_shutdown (socket, FALSE, TRUE, NULL);
  while (g_socket_receive (socket, buffer, sizeof buffer, NULL, NULL) > 0)
    continue;
}

/* FALSE where the client does not trust the certificate, or goes. */
static gboolean
start_tls (Talk *talk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (
      talk->peer->certificate, &error);
  g_assert_no_error (error);
  g_autoptr (GIOStream) tls = g_tls_server_connection_new (talk->stream, certificate, &error);
  g_assert_no_error (error);
  if (talk->peer->protocols[0] != NULL)
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (tls), talk->peer->protocols);
  g_set_object (&talk->stream, tls);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, NULL))
    return FALSE;
  const char *protocol = g_tls_connection_get_negotiated_protocol (G_TLS_CONNECTION (tls));
  if (g_strcmp0 (protocol, "h2") == 0)
    talk->h2 = h2_new (tls);
  return TRUE;
}

static void
say (Talk *talk, Reply *reply)
{
  write_bytes (talk, reply->bytes);
  if (reply->later == NULL || reply->end == PEER_FLOOD)
    return;
  g_async_queue_pop (talk->peer->gate);
  write_bytes (talk, reply->later);
}

static gboolean
answer (Talk *talk, Reply *reply)
{
  say (talk, reply);
  switch (reply->end)
    {
    case PEER_KEEP:
      return TRUE;
    case PEER_START_TLS:
      return start_tls (talk);
    case PEER_HOLD:
      wait_for_release (talk);
      return FALSE;
    case PEER_DRIP:
      drip (talk);
      return FALSE;
    case PEER_FLOOD:
      flood (talk, reply->later);
      return FALSE;
    case PEER_DEAF:
      g_async_queue_pop (talk->peer->gate);
      wait_for_release (talk);
      return FALSE;
    case PEER_RESET:
      prepare_reset (talk);
      return FALSE;
    case PEER_CLOSE:
    default:
      close_gently (talk);
      return FALSE;
    }
}

static gboolean
talk_once (Talk *talk)
{
  g_autoptr (GString) request = talk->h2 == NULL ? read_request (talk) : h2_read_request (talk->h2);
  if (request == NULL)
    {
      note_release (talk->peer);
      return FALSE;
    }
  note_request (talk->peer, request);
  Reply *reply = g_async_queue_try_pop (talk->peer->replies);
  gboolean keep = reply != NULL && answer (talk, reply);
  g_clear_pointer (&reply, free_reply);
  return keep;
}

static gboolean
run_cb (G_GNUC_UNUSED GThreadedSocketService *service,
        GSocketConnection *connection,
        G_GNUC_UNUSED GObject *source,
        gpointer user_data)
{
  Talk talk = { .peer = user_data,
                .connection = connection,
                .stream = g_object_ref (G_IO_STREAM (connection)) };
  gboolean good = TRUE;

  g_atomic_int_inc (&talk.peer->n_connections);
  g_main_context_wakeup (NULL);
  if (g_str_has_prefix (talk.peer->address, "https"))
    good = start_tls (&talk);
  if (!good)
    note_release (talk.peer);
  while (good)
    good = talk_once (&talk);
  g_clear_pointer (&talk.h2, h2_free);
  /* TLS says goodbye when it is closed, which a reset does not. */
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_object_unref (talk.stream);
  return TRUE;
}

static void
narrow_cb (G_GNUC_UNUSED GSocketListener *listener,
           GSocketListenerEvent event,
           GSocket *socket,
           G_GNUC_UNUSED gpointer user_data)
{
  if (event == G_SOCKET_LISTENER_BINDING)
    g_assert_true (g_socket_set_option (socket, SOL_SOCKET, SO_RCVBUF, SMALL_BUFFER, NULL));
}

static void
listen_on_loopback (Peer *self)
{
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
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
}

static char *
build_certificate_path (const char *stem)
{
  g_autofree char *name = g_strconcat (stem, ".pem", NULL);
  return g_test_build_filename (G_TEST_DIST, "data", "tls", name, NULL);
}

static Peer *
start (const char *scheme, const char *certificate, gboolean narrow)
{
  Peer *self = g_new0 (Peer, 1);
  g_mutex_init (&self->lock);
  self->certificate = build_certificate_path (certificate);
  self->replies = g_async_queue_new_full (free_reply);
  self->gate = g_async_queue_new ();
  self->last_request = g_string_new (NULL);
  self->all_requests = g_string_new (NULL);
  self->service = g_threaded_socket_service_new (20);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  if (narrow)
    g_signal_connect (self->service, "event", G_CALLBACK (narrow_cb), NULL);
  listen_on_loopback (self);
  self->address = g_strdup_printf ("%s://127.0.0.1:%u", scheme, self->port);
  return self;
}

/* Speaks HTTP/1.1 without TLS; where TLS starts later, as behind a proxy, with a good certificate.
 */
Peer *
peer_new (void)
{
  Peer *self = start ("http", "good", FALSE);
  g_socket_service_start (self->service);
  return self;
}

/* @certificate is one of those in tests/data/tls; @protocol, NULL for none, is what it offers. */
Peer *
peer_new_tls (const char *certificate, const char *protocol)
{
  Peer *self = start ("https", certificate, FALSE);
  self->protocols[0] = protocol;
  g_socket_service_start (self->service);
  return self;
}

/* Takes in next to nothing of what it does not read. */
Peer *
peer_new_narrow (gboolean tls)
{
  Peer *self = start (tls ? "https" : "http", "good", TRUE);
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
  g_free (self->certificate);
  g_async_queue_unref (self->replies);
  g_async_queue_unref (self->gate);
  g_string_free (self->last_request, TRUE);
  g_string_free (self->all_requests, TRUE);
  g_free (self->read_last);
  g_free (self->read_all);
  g_mutex_clear (&self->lock);
  g_free (self->address);
  g_free (self);
}

const char *
peer_get_address (Peer *self)
{
  return self->address;
}

guint
peer_get_port (Peer *self)
{
  return self->port;
}

/* From now on a request is answered after its head. */
void
peer_set_answers_early (Peer *self)
{
  g_atomic_int_set (&self->answers_early, TRUE);
}

static void
add_reply (Peer *self, GBytes *bytes, GBytes *later, PeerEnd end)
{
  Reply *reply = g_new0 (Reply, 1);
  reply->bytes = bytes;
  reply->later = later;
  reply->end = end;
  g_async_queue_push (self->replies, reply);
}

/* From now on the first bytes are answered, whatever they are. */
void
peer_set_answers_anything (Peer *self)
{
  g_atomic_int_set (&self->answers_anything, TRUE);
}

/* @later is written after peer_open_gate(). */
void
peer_add (Peer *self, const char *bytes, gssize size, const char *later, PeerEnd end)
{
  add_reply (self,
             g_bytes_new (bytes, size < 0 ? strlen (bytes) : (gsize) size),
             later == NULL ? NULL : g_bytes_new (later, strlen (later)),
             end);
}

/* The same with the frames of HTTP/2. */
void
peer_add_frames (Peer *self, GByteArray *frames, GByteArray *later, PeerEnd end)
{
  add_reply (self,
             g_bytes_new (frames->data, frames->len),
             later == NULL ? NULL : g_bytes_new (later->data, later->len),
             end);
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

/* How much of HTTP/1.1 requests came, or of what was taken for one. */
guint
peer_get_n_bytes (Peer *self)
{
  return (guint) g_atomic_int_get (&self->n_bytes);
}

/* How many connections, or requests of a shared one, ended because the client went. */
guint
peer_get_n_released (Peer *self)
{
  return (guint) g_atomic_int_get (&self->n_released);
}

static const char *
read_text (Peer *self, const GString *text, char **copy)
{
  g_mutex_lock (&self->lock);
  g_free (*copy);
  *copy = g_strndup (text->str, text->len);
  g_mutex_unlock (&self->lock);
  return *copy;
}

/* Until it is asked for again. */
const char *
peer_get_last_request (Peer *self)
{
  return read_text (self, self->last_request, &self->read_last);
}

const char *
peer_get_all_requests (Peer *self)
{
  return read_text (self, self->all_requests, &self->read_all);
}

/* What certificates are checked against where those of tests/data/tls are to be good. */
GTlsDatabase *
peer_load_authority (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = build_certificate_path ("authority");
  GTlsDatabase *database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  return database;
}
