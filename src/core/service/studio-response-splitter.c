/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-response-splitter.h"

#include "studio-base64.h"
#include "studio-error.h"
#include "studio-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many characters are decoded at once: small enough for the bytes to stay in the cache until
 * the sink has read them. */
#define SLICE (64 * 1024)

/* The longest member name that means something here, and one more to tell it from a longer one. */
#define KEY_ROOM 9

struct _StudioResponseSplitter
{
  StudioImageSink *sink;
  gint64 image_limit;

  StudioJsonScanner scanner;
  char key[KEY_ROOM + 1];
  guint key_length;
  gboolean in_data;

  StudioBase64 base64;
  gboolean in_image;
  gboolean image_begun;
  gboolean sink_failed;
  guint n_images;
  gint64 n_bytes;

  GString *skeleton;
  guint8 out[STUDIO_BASE64_ROOM (SLICE)];
};

static gboolean
report_bad (const char *message, GError **error)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_BAD_ANSWER, message);
  return FALSE;
}

static gboolean
report_too_large (const char *message, GError **error)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_ANSWER_TOO_LARGE, message);
  return FALSE;
}

static gboolean
note_sink (StudioResponseSplitter *self, gboolean taken)
{
  self->sink_failed = !taken;
  return taken;
}

static gboolean
begin_sink (StudioResponseSplitter *self, GError **error)
{
  if (self->n_images == STUDIO_SPLITTER_IMAGES_MAX)
    return report_too_large (_ ("The answer holds more images than can be right."), error);
  self->image_begun = TRUE;
  return self->sink == NULL
         || note_sink (self, studio_image_sink_begin (self->sink, self->n_images, error));
}

static gboolean
give_bytes (StudioResponseSplitter *self, gsize size, GError **error)
{
  if (size == 0)
    return TRUE;
  if ((gint64) size > self->image_limit - self->n_bytes)
    return report_too_large (_ ("The image is larger than the limit."), error);
  self->n_bytes += (gint64) size;
  if (!self->image_begun && !begin_sink (self, error))
    return FALSE;
  return self->sink == NULL
         || note_sink (self, studio_image_sink_write (self->sink, self->out, size, error));
}

static gboolean
end_image (StudioResponseSplitter *self, GError **error)
{
  gsize size;
  gboolean whole = studio_base64_finish (&self->base64, self->out, &size);
  if (!whole)
    return report_bad (_ ("The image in the answer is cut off."), error);
  if (!give_bytes (self, size, error))
    return FALSE;
  self->in_image = FALSE;
  if (!self->image_begun)
    return TRUE;
  self->n_images++;
  return self->sink == NULL || note_sink (self, studio_image_sink_end (self->sink, error));
}

/* The run of characters that are base64 as they stand, without a look at each by the grammar. */
static gboolean
decode_run (StudioResponseSplitter *self,
            const guint8 *bytes,
            gsize size,
            gsize *taken,
            GError **error)
{
  *taken = 0;
  while (*taken < size)
    {
      gsize slice = MIN (size - *taken, SLICE);
      gsize n_out;
      gsize n = studio_base64_decode (
          &self->base64, (const char *) bytes + *taken, slice, self->out, &n_out);
      *taken += n;
      if (!give_bytes (self, n_out, error))
        return FALSE;
      if (n < slice)
        break;
    }
  return TRUE;
}

static gboolean
decode_character (StudioResponseSplitter *self, GError **error)
{
  /* Escaped line breaks are the one form in which a JSON string can hold them. */
  guint character = self->scanner.character;
  if (character < 0x80 && g_ascii_isspace ((char) character))
    return TRUE;
  char text = (char) character;
  gsize n_out = 0;
  if (character >= 0x80 || studio_base64_decode (&self->base64, &text, 1, self->out, &n_out) == 0)
    return report_bad (_ ("The image in the answer is garbled."), error);
  return give_bytes (self, n_out, error);
}

static gboolean
keep_byte (StudioResponseSplitter *self, guint8 byte, GError **error)
{
  if (self->skeleton->len >= STUDIO_SPLITTER_SKELETON_MAX)
    return report_too_large (_ ("The answer holds far more text than it should."), error);
  g_string_append_c (self->skeleton, (char) byte);
  return TRUE;
}

static gboolean
is_key (StudioResponseSplitter *self, const char *name)
{
  return self->key_length == strlen (name) && memcmp (self->key, name, self->key_length) == 0;
}

static void
note_key_character (StudioResponseSplitter *self)
{
  if (self->key_length < KEY_ROOM)
    self->key[self->key_length++] = self->scanner.character < 0x80 ? (char) self->scanner.character
                                                                   : '\xff';
}

static void
begin_string (StudioResponseSplitter *self)
{
  if (!self->in_data || self->scanner.depth != 3 || !is_key (self, "b64_json"))
    return;
  self->in_image = TRUE;
  self->image_begun = FALSE;
  studio_base64_init (&self->base64, FALSE);
}

static gboolean
take_event (StudioResponseSplitter *self, StudioJsonEvent event, guint8 byte, GError **error)
{
  switch (event)
    {
    case STUDIO_JSON_EVENT_ERROR:
      return report_bad (_ ("The answer cannot be understood."), error);
    case STUDIO_JSON_EVENT_SPACE:
      return TRUE;
    case STUDIO_JSON_EVENT_OBJECT_BEGIN:
    case STUDIO_JSON_EVENT_ARRAY_BEGIN:
      if (event == STUDIO_JSON_EVENT_ARRAY_BEGIN && self->scanner.depth == 2
          && is_key (self, "data"))
        self->in_data = TRUE;
      self->key_length = 0;
      break;
    case STUDIO_JSON_EVENT_ARRAY_END:
      if (self->scanner.depth == 1)
        self->in_data = FALSE;
      break;
    case STUDIO_JSON_EVENT_KEY_BEGIN:
      self->key_length = 0;
      break;
    case STUDIO_JSON_EVENT_STRING_BEGIN:
      begin_string (self);
      break;
    case STUDIO_JSON_EVENT_STRING_END:
      if (self->in_image && !end_image (self, error))
        return FALSE;
      break;
    case STUDIO_JSON_EVENT_CHARACTER:
      if (self->in_image)
        return decode_character (self, error);
      if (self->scanner.in_key)
        note_key_character (self);
      break;
    case STUDIO_JSON_EVENT_NONE:
    case STUDIO_JSON_EVENT_SEPARATOR:
    case STUDIO_JSON_EVENT_OBJECT_END:
    case STUDIO_JSON_EVENT_KEY_END:
    default:
      break;
    }
  /* Within an image only the two quotation marks belong to the skeleton. */
  if (self->in_image && event != STUDIO_JSON_EVENT_STRING_BEGIN)
    return TRUE;
  return keep_byte (self, byte, error);
}

/**
 * studio_response_splitter_new:
 * @sink: (nullable): where the images go; kept alive. %NULL drops them
 * @image_limit: how many bytes all images of the answer may have together
 *
 * Returns: (transfer full): a splitter for one answer
 */
StudioResponseSplitter *
studio_response_splitter_new (StudioImageSink *sink, gint64 image_limit)
{
  StudioResponseSplitter *self = g_new0 (StudioResponseSplitter, 1);
  g_set_object (&self->sink, sink);
  self->image_limit = image_limit;
  self->skeleton = g_string_new (NULL);
  return self;
}

/**
 * studio_response_splitter_free:
 * @self: (nullable): a splitter
 *
 * Frees it. An image that was begun and not ended stays so.
 */
void
studio_response_splitter_free (StudioResponseSplitter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->sink);
  g_string_free (self->skeleton, TRUE);
  g_free (self);
}

/**
 * studio_response_splitter_feed:
 * @self: a splitter
 * @bytes: (array length=size): the next bytes of the body, cut anywhere
 * @size: how many
 * @error: return location; %STUDIO_ERROR_BAD_ANSWER for what is not a JSON object (RFC 8259) or not
 *   base64, %STUDIO_ERROR_ANSWER_TOO_LARGE over one of the limits, or an error of the sink
 *
 * After a failure nothing more may be given.
 *
 * Returns: whether the body is good so far
 */
gboolean
studio_response_splitter_feed (StudioResponseSplitter *self,
                               const guint8 *bytes,
                               gsize size,
                               GError **error)
{
  gsize at = 0;

  while (at < size)
    {
      if (self->in_image && studio_json_scanner_is_plain (&self->scanner))
        {
          gsize taken;
          if (!decode_run (self, bytes + at, size - at, &taken, error))
            return FALSE;
          at += taken;
          if (at == size)
            break;
        }
      StudioJsonEvent event = studio_json_scanner_step (&self->scanner, bytes[at]);
      if (!take_event (self, event, bytes[at], error))
        return FALSE;
      at++;
    }
  return TRUE;
}

/**
 * studio_response_splitter_finish:
 * @self: a splitter
 * @error: return location; %STUDIO_ERROR_BAD_ANSWER
 *
 * Returns: whether the body may end here
 */
gboolean
studio_response_splitter_finish (StudioResponseSplitter *self, GError **error)
{
  if (self->skeleton->len == 0)
    return report_bad (_ ("The answer is empty."), error);
  if (!studio_json_scanner_is_whole (&self->scanner))
    return report_bad (_ ("The answer ends too early."), error);
  if (self->skeleton->str[0] != '{')
    return report_bad (_ ("The answer cannot be understood."), error);
  return TRUE;
}

/**
 * studio_response_splitter_get_skeleton:
 * @self: a splitter
 *
 * Returns: (transfer none): the body so far without white space between its tokens and with empty
 *   strings in place of the images; valid until more is given
 */
const char *
studio_response_splitter_get_skeleton (StudioResponseSplitter *self)
{
  return self->skeleton->str;
}

/**
 * studio_response_splitter_get_n_images:
 * @self: a splitter
 *
 * Returns: how many images are whole; an empty string is none
 */
guint
studio_response_splitter_get_n_images (StudioResponseSplitter *self)
{
  return self->n_images;
}

/**
 * studio_response_splitter_is_in_image:
 * @self: a splitter
 *
 * Returns: whether an image was begun and is not whole
 */
gboolean
studio_response_splitter_is_in_image (StudioResponseSplitter *self)
{
  return self->in_image;
}

/**
 * studio_response_splitter_has_sink_failed:
 * @self: a splitter
 *
 * Returns: whether the error that ended it came from the sink
 */
gboolean
studio_response_splitter_has_sink_failed (StudioResponseSplitter *self)
{
  return self->sink_failed;
}
