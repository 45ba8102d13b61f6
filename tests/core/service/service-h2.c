/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-h2.h"

#include <nghttp2/nghttp2.h>
#include <string.h>

#define PREFACE_SIZE 24
#define HEADER_SIZE 9
#define FRAME_MAX 16384

/* Stands in a reply for the stream of the request. */
#define THIS_STREAM 0x7fffffff

struct _H2
{
  GIOStream *stream;
  nghttp2_hd_inflater *inflater;
  guint8 header[HEADER_SIZE];
  guint8 payload[FRAME_MAX];
  guint32 size;
  guint32 last_stream;
  gboolean greeted;
};

static guint32
read_number (const guint8 *bytes, guint n)
{
  guint32 number = 0;
  for (guint i = 0; i < n; i++)
    number = number << 8 | bytes[i];
  return number;
}

static void
add_number (GByteArray *frames, guint32 number, guint n)
{
  for (guint i = n; i > 0; i--)
    g_byte_array_append (frames, &(guint8){ (guint8) (number >> (8 * (i - 1))) }, 1);
}

static void
add_frame (GByteArray *frames,
           guint8 type,
           guint8 flags,
           guint32 stream,
           const void *bytes,
           gsize n)
{
  g_assert_cmpuint (n, <=, FRAME_MAX);
  add_number (frames, (guint32) n, 3);
  add_number (frames, type, 1);
  add_number (frames, flags, 1);
  add_number (frames, stream, 4);
  g_byte_array_append (frames, bytes, (guint) n);
}

H2 *
h2_new (GIOStream *stream)
{
  H2 *self = g_new0 (H2, 1);
  self->stream = g_object_ref (stream);
  g_assert_cmpint (nghttp2_hd_inflate_new (&self->inflater), ==, 0);
  return self;
}

void
h2_free (H2 *self)
{
  nghttp2_hd_inflate_del (self->inflater);
  g_object_unref (self->stream);
  g_free (self);
}

static gboolean
read_all (H2 *self, void *bytes, gsize size)
{
  GInputStream *in = g_io_stream_get_input_stream (self->stream);
  gsize got = 0;
  return g_input_stream_read_all (in, bytes, size, &got, NULL, NULL) && got == size;
}

static gboolean
write_frames (H2 *self, const GByteArray *frames)
{
  GOutputStream *out = g_io_stream_get_output_stream (self->stream);
  return g_output_stream_write_all (out, frames->data, frames->len, NULL, NULL, NULL);
}

static gboolean
read_frame (H2 *self)
{
  if (!read_all (self, self->header, HEADER_SIZE))
    return FALSE;
  self->size = read_number (self->header, 3);
  return self->size <= FRAME_MAX && read_all (self, self->payload, self->size);
}

static gboolean
greet (H2 *self)
{
  g_autoptr (GByteArray) settings = g_byte_array_new ();
  guint8 preface[PREFACE_SIZE];
  if (self->greeted)
    return TRUE;
  self->greeted = TRUE;
  if (!read_all (self, preface, sizeof preface)
      || memcmp (preface, NGHTTP2_CLIENT_MAGIC, PREFACE_SIZE) != 0)
    return FALSE;
  add_frame (settings, NGHTTP2_SETTINGS, 0, 0, "", 0);
  write_frames (self, settings);
  return TRUE;
}

static void
acknowledge (H2 *self)
{
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  if (self->header[4] & NGHTTP2_FLAG_ACK)
    return;
  add_frame (frames,
             self->header[3],
             NGHTTP2_FLAG_ACK,
             0,
             self->payload,
             self->header[3] == NGHTTP2_PING ? self->size : 0);
  write_frames (self, frames);
}

/* As the head of an HTTP/1 request would look. */
static void
inflate_head (H2 *self, GString *text)
{
  const guint8 *in = self->payload;
  gsize left = self->size;
  int flags = 0;

  if (self->header[4] & NGHTTP2_FLAG_PRIORITY)
    {
      in += 5;
      left -= 5;
    }
  while (!(flags & NGHTTP2_HD_INFLATE_FINAL))
    {
      nghttp2_nv pair;
      ssize_t used = nghttp2_hd_inflate_hd2 (self->inflater, &pair, &flags, in, left, 1);
      g_assert_cmpint (used, >=, 0);
      in += used;
      left -= (gsize) used;
      if (flags & NGHTTP2_HD_INFLATE_EMIT)
        g_string_append_printf (text, "%s: %s\r\n", (char *) pair.name, (char *) pair.value);
    }
  nghttp2_hd_inflate_end_headers (self->inflater);
  g_string_append (text, "\r\n");
}

/* Reads until a request is whole; NULL where the client goes or takes it back. */
GString *
h2_read_request (H2 *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean whole = FALSE;

  if (!greet (self))
    return NULL;
  while (!whole)
    {
      if (!read_frame (self))
        return NULL;
      guint8 type = self->header[3];
      whole = type <= NGHTTP2_HEADERS && self->header[4] & NGHTTP2_FLAG_END_STREAM;
      if (type == NGHTTP2_SETTINGS || type == NGHTTP2_PING)
        acknowledge (self);
      else if (type == NGHTTP2_HEADERS)
        {
          g_string_truncate (text, 0);
          self->last_stream = read_number (self->header + 5, 4);
          inflate_head (self, text);
        }
      else if (type == NGHTTP2_DATA)
        g_string_append_len (text, (const char *) self->payload, self->size);
    }
  return g_steal_pointer (&text);
}

gboolean
h2_write (H2 *self, GBytes *frames)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (frames, &size);
  g_autoptr (GByteArray) copy = g_byte_array_new ();
  gsize at = 0;

  g_byte_array_append (copy, bytes, (guint) size);
  while (at + HEADER_SIZE <= size)
    {
      if (read_number (copy->data + at + 5, 4) == THIS_STREAM)
        for (guint i = 0; i < 4; i++)
          copy->data[at + 5 + i] = (guint8) (self->last_stream >> (8 * (3 - i)));
      at += HEADER_SIZE + read_number (copy->data + at, 3);
    }
  return write_frames (self, copy);
}

/* Until the client takes its request back or goes. */
void
h2_wait_for_release (H2 *self)
{
  while (read_frame (self))
    if (self->header[3] == NGHTTP2_RST_STREAM
        && read_number (self->header + 5, 4) == self->last_stream)
      return;
}

static void
add_text (GByteArray *block, const char *text, gsize size)
{
  /* RFC 7541, section 5.1: a number with a prefix of seven bits. */
  gsize rest = size;
  add_number (block, (guint32) MIN (rest, 127), 1);
  if (rest >= 127)
    {
      for (rest -= 127; rest >= 128; rest >>= 7)
        add_number (block, (guint32) (rest & 127) | 128, 1);
      add_number (block, (guint32) rest, 1);
    }
  g_byte_array_append (block, (const guint8 *) text, (guint) size);
}

/* @head has a field a line, `name: value`. */
void
h2_add_head (GByteArray *frames, const char *head, gboolean end)
{
  g_autoptr (GByteArray) block = g_byte_array_new ();
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);
  gsize at = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *value = strstr (lines[i], ": ");
      if (value == NULL)
        continue;
      add_number (block, 0, 1);
      add_text (block, lines[i], (gsize) (value - lines[i]));
      add_text (block, value + 2, strlen (value + 2));
    }
  do
    {
      gsize size = MIN (block->len - at, FRAME_MAX);
      guint8 flags = at + size == block->len ? NGHTTP2_FLAG_END_HEADERS : 0;
      if (at == 0 && end)
        flags |= NGHTTP2_FLAG_END_STREAM;
      add_frame (frames,
                 at == 0 ? NGHTTP2_HEADERS : NGHTTP2_CONTINUATION,
                 flags,
                 THIS_STREAM,
                 block->data + at,
                 size);
      at += size;
    }
  while (at < block->len);
}

void
h2_add_data (GByteArray *frames, const char *bytes, gssize size, gboolean end)
{
  add_frame (frames,
             NGHTTP2_DATA,
             end ? NGHTTP2_FLAG_END_STREAM : 0,
             THIS_STREAM,
             bytes,
             size < 0 ? strlen (bytes) : (gsize) size);
}

void
h2_add_reset (GByteArray *frames, guint32 code)
{
  guint32 payload = GUINT32_TO_BE (code);
  add_frame (frames, NGHTTP2_RST_STREAM, 0, THIS_STREAM, &payload, sizeof payload);
}

void
h2_add_goaway (GByteArray *frames, guint32 last_stream, guint32 code)
{
  guint32 payload[] = { GUINT32_TO_BE (last_stream), GUINT32_TO_BE (code) };
  add_frame (frames, NGHTTP2_GOAWAY, 0, 0, payload, sizeof payload);
}
