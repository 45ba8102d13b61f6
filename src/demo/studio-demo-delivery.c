/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-delivery.h"

#include <string.h>
#include <sys/socket.h>

#define N_PIECES 40
#define DRIP_BYTES 512
#define DRIP_MS 50
#define BLOCK_BYTES (1024 * 1024)
#define N_BLOCKS 512

/* How far a length that is told lies from the true one. */
#define LENGTH_ERROR 100

typedef struct
{
  SoupServerMessage *message; /* not owned: the message owns the delivery */
  GBytes *body;
  GBytes *block;
  GSource *timer;
  gsize offset;
  gsize piece;
  guint n_blocks;
} Delivery;

static void
stop_timer (Delivery *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
free_delivery (Delivery *self)
{
  stop_timer (self);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->block, g_bytes_unref);
  g_free (self);
}

static void
append_piece (Delivery *self, gsize length)
{
  gsize left = g_bytes_get_size (self->body) - self->offset;
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (self->body, self->offset, MIN (length, left));

  self->offset += g_bytes_get_size (piece);
  /* An empty piece would be an error. */
  if (g_bytes_get_size (piece) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), piece);
  soup_server_message_unpause (self->message);
}

static void
hang_up (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
  soup_server_message_unpause (message);
}

static void
greet_otherwise (SoupServerMessage *message)
{
  static const char greeting[] = "SSH-2.0-OpenSSH_9.2\r\n";
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_send (socket, greeting, sizeof greeting - 1, NULL, NULL);
  hang_up (message);
}

/* A socket that lingers for no time sends RST instead of FIN (socket(7), SO_LINGER). */
static void
reset_connection (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  const struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  if (socket == NULL)
    return;
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (socket, NULL);
}

static void
announce_length (SoupServerMessage *message, goffset length)
{
  soup_message_headers_set_content_length (soup_server_message_get_response_headers (message),
                                           length);
}

static void
finished_cb (G_GNUC_UNUSED SoupServerMessage *message, Delivery *self)
{
  stop_timer (self);
}

static gboolean
piece_due_cb (gpointer data)
{
  Delivery *self = data;

  append_piece (self, self->piece);
  if (self->offset < g_bytes_get_size (self->body))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->timer, g_source_unref);

  return G_SOURCE_REMOVE;
}

static void
wrote_all_there_is_cb (SoupServerMessage *message, G_GNUC_UNUSED Delivery *self)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

static void
block_wanted_cb (SoupServerMessage *message, Delivery *self)
{
  if (self->n_blocks++ == N_BLOCKS)
    return;
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), self->block);
  soup_server_message_unpause (message);
}

static void
start_pieces (Delivery *self, GMainContext *context, gsize piece, guint interval_ms)
{
  self->piece = MAX (piece, 1);
  self->timer = g_timeout_source_new (interval_ms);
  g_source_set_callback (self->timer, piece_due_cb, self, NULL);
  g_source_attach (self->timer, context);
  append_piece (self, self->piece);
}

static void
start_endless (Delivery *self)
{
  gsize length;
  guint8 *zeros = g_malloc (BLOCK_BYTES);

  memset (zeros, 'A', BLOCK_BYTES);
  self->block = g_bytes_new_take (zeros, BLOCK_BYTES);
  length = g_bytes_get_size (self->body) / 2;
  announce_length (self->message, (goffset) (length + (gsize) N_BLOCKS * BLOCK_BYTES));
  g_signal_connect (self->message, "wrote-chunk", G_CALLBACK (block_wanted_cb), self);
  append_piece (self, length);
}

static void
start_short (Delivery *self)
{
  gsize length = g_bytes_get_size (self->body);

  announce_length (self->message, (goffset) length - LENGTH_ERROR);
  /* What is left over would be taken for the next answer. */
  soup_message_headers_replace (
      soup_server_message_get_response_headers (self->message), "connection", "close");
  append_piece (self, length);
}

static void
start_open_ended (Delivery *self)
{
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (self->message),
                                     SOUP_ENCODING_CHUNKED);
  append_piece (self, g_bytes_get_size (self->body));
}

static void
start_whole (Delivery *self, GMainContext *context, guint spread_ms)
{
  gsize length = g_bytes_get_size (self->body);

  announce_length (self->message, (goffset) length);
  if (spread_ms == 0 || length <= N_PIECES)
    append_piece (self, length);
  else
    start_pieces (self, context, (length + N_PIECES - 1) / N_PIECES, MAX (spread_ms / N_PIECES, 1));
}

/**
 * studio_demo_delivery_start:
 * @message: a paused message whose status and headers are set
 * @context: the main context of the server
 * @body: what to send
 * @transport: how it travels
 * @spread_ms: over how many milliseconds a whole body is spread, 0 to send it at once
 *
 * Sends an answer. Nothing is copied and what was written is not kept, so a large body costs
 * its own size once. To be called in the server's thread.
 */
void
studio_demo_delivery_start (SoupServerMessage *message,
                            GMainContext *context,
                            GBytes *body,
                            StudioDemoTransport transport,
                            guint spread_ms)
{
  Delivery *self = g_new0 (Delivery, 1);

  self->message = message;
  self->body = g_bytes_ref (body);
  g_object_set_data_full (
      G_OBJECT (message), "studio-demo-delivery", self, (GDestroyNotify) free_delivery);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (finished_cb), self);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);

  switch (transport)
    {
    case STUDIO_DEMO_TRANSPORT_RESET:
      reset_connection (message);
      soup_server_message_unpause (message);
      break;
    case STUDIO_DEMO_TRANSPORT_CUT_OFF:
      announce_length (message, (goffset) g_bytes_get_size (body));
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_all_there_is_cb), self);
      append_piece (self, g_bytes_get_size (body) / 2);
      break;
    case STUDIO_DEMO_TRANSPORT_LONG_LENGTH:
      announce_length (message, (goffset) g_bytes_get_size (body) + LENGTH_ERROR);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_all_there_is_cb), self);
      append_piece (self, g_bytes_get_size (body));
      break;
    case STUDIO_DEMO_TRANSPORT_SHORT_LENGTH:
      start_short (self);
      break;
    case STUDIO_DEMO_TRANSPORT_OPEN_END:
      start_open_ended (self);
      break;
    case STUDIO_DEMO_TRANSPORT_HANG_UP:
      hang_up (message);
      break;
    case STUDIO_DEMO_TRANSPORT_NOT_HTTP:
      greet_otherwise (message);
      break;
    case STUDIO_DEMO_TRANSPORT_SILENCE:
      break;
    case STUDIO_DEMO_TRANSPORT_STALL:
      announce_length (message, (goffset) g_bytes_get_size (body));
      soup_server_message_unpause (message);
      break;
    case STUDIO_DEMO_TRANSPORT_SLOW:
      announce_length (message, (goffset) g_bytes_get_size (body));
      start_pieces (self, context, DRIP_BYTES, DRIP_MS);
      break;
    case STUDIO_DEMO_TRANSPORT_ENDLESS:
      start_endless (self);
      break;
    case STUDIO_DEMO_TRANSPORT_WHOLE:
    default:
      start_whole (self, context, spread_ms);
      break;
    }
}
