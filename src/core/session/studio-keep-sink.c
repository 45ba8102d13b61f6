/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-keep-sink.h"

#include "studio-error.h"
#include "studio-file-name.h"

#include <glib/gi18n-lib.h>

/* An array of bytes ends at 4 GiB; the limit for images is far below. */
#define RESCUE_LIMIT ((gsize) G_MAXINT32)

/* One image of the answer. The service sends one; an answer with more was paid for as well. */
typedef struct
{
  gint64 id;
  StudioPart *part;
  StudioImageScan *scan;
  StudioImageInfo info;
  gboolean ended;
  gboolean kept;
  GChecksum *checksum;
  GByteArray *rescued; /* (nullable): all bytes so far, once the file takes no more */
} Piece;

struct _StudioKeepSink
{
  GObject parent_instance;

  StudioLibrary *library;
  gint64 id;
  StudioRequest *request;
  char *host;
  char *path;
  StudioTrace *trace;

  StudioRowFunc row_func;
  gpointer row_data;
  StudioRowDecoder *decoder;
  gboolean decoder_failed;
  GPtrArray *pieces;
};

static void init_image_sink (StudioImageSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioKeepSink,
                               studio_keep_sink,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_IMAGE_SINK, init_image_sink))

static void
free_piece (gpointer data)
{
  Piece *piece = data;
  g_clear_pointer (&piece->part, studio_part_free);
  g_clear_pointer (&piece->scan, studio_image_scan_free);
  g_clear_pointer (&piece->checksum, g_checksum_free);
  g_clear_pointer (&piece->rescued, g_byte_array_unref);
  g_free (piece);
}

static Piece *
get_current_piece (StudioKeepSink *self)
{
  return g_ptr_array_index (self->pieces, self->pieces->len - 1);
}

/* A further image of one answer gets a row of its own in the ledger. */
static gboolean
open_in_library (StudioKeepSink *self, Piece *piece, guint index, GError **error)
{
  piece->id = self->id;
  if (index > 0)
    {
      piece->id = studio_library_add (self->library, self->request, self->host, error);
      if (piece->id <= 0 || !studio_library_mark_sent (self->library, piece->id, error))
        return FALSE;
    }
  piece->part = studio_library_open_part (self->library, piece->id, error);
  return piece->part != NULL;
}

static gboolean
open_beside_file (StudioKeepSink *self, Piece *piece, guint index, GError **error)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *part_path = g_strdup_printf ("%s.%.8s-%u.part", self->path, unique, index);
  piece->part = studio_part_open (part_path, error);
  return piece->part != NULL;
}

static gboolean
open_part (StudioKeepSink *self, Piece *piece, guint index, GError **error)
{
  return self->library != NULL ? open_in_library (self, piece, index, error)
                               : open_beside_file (self, piece, index, error);
}

/* What arrives is paid for, so a disk that is full does not end it: the bytes go on into memory, to
 * be written when there is room again, or elsewhere. */
static gboolean
begin_rescue (Piece *piece, gsize n_written)
{
  g_autoptr (GBytes) written = NULL;

  if (n_written > RESCUE_LIMIT)
    return FALSE;
  if (n_written > 0)
    written = studio_part_read_back (piece->part, NULL);
  if (n_written > 0 && (written == NULL || g_bytes_get_size (written) < n_written))
    return FALSE;
  piece->rescued = g_byte_array_new ();
  if (n_written > 0)
    g_byte_array_append (piece->rescued, g_bytes_get_data (written, NULL), (guint) n_written);
  return TRUE;
}

static gboolean
begin (StudioImageSink *sink, guint index, G_GNUC_UNUSED GError **error)
{
  StudioKeepSink *self = STUDIO_KEEP_SINK (sink);
  Piece *piece = g_new0 (Piece, 1);

  piece->scan = studio_image_scan_new ();
  g_ptr_array_add (self->pieces, piece);
  /* The preview shows the first image; the others are seen in the gallery. */
  if (index == 0 && self->row_func != NULL)
    self->decoder = studio_row_decoder_new (self->row_func, self->row_data);
  /* Only the library asks for it later. */
  if (self->library != NULL)
    piece->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return open_part (self, piece, index, NULL) || begin_rescue (piece, 0);
}

static gboolean
store (Piece *piece, const guint8 *bytes, gsize size, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gsize n_written = piece->part == NULL ? 0 : (gsize) studio_part_get_size (piece->part);

  if (piece->rescued == NULL
      && (studio_part_write (piece->part, bytes, size, &failure)
          || !begin_rescue (piece, n_written)))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (size > RESCUE_LIMIT - piece->rescued->len)
    {
      g_set_error_literal (error,
                           STUDIO_ERROR,
                           STUDIO_ERROR_ANSWER_TOO_LARGE,
                           _ ("The image is too large to be held while the disk takes nothing."));
      return FALSE;
    }
  g_byte_array_append (piece->rescued, bytes, (guint) size);
  return TRUE;
}

static gboolean
write_bytes (StudioImageSink *sink, const guint8 *bytes, gsize size, GError **error)
{
  StudioKeepSink *self = STUDIO_KEEP_SINK (sink);
  Piece *piece = get_current_piece (self);

  /* The file first: whatever the bytes turn out to be, they were paid for. */
  if (!store (piece, bytes, size, error))
    return FALSE;
  if (piece->checksum != NULL)
    g_checksum_update (piece->checksum, bytes, (gssize) size);
  /* A preview that cannot be drawn is no reason to lose the file. */
  if (self->decoder != NULL && !self->decoder_failed && self->pieces->len == 1)
    self->decoder_failed = !studio_row_decoder_push (self->decoder, bytes, size, NULL);
  return studio_image_scan_push (piece->scan, bytes, size, error);
}

static gboolean
end (StudioImageSink *sink, GError **error)
{
  StudioKeepSink *self = STUDIO_KEEP_SINK (sink);
  Piece *piece = get_current_piece (self);

  if (self->decoder != NULL && !self->decoder_failed && self->pieces->len == 1)
    studio_row_decoder_finish (self->decoder, NULL);
  piece->ended = studio_image_scan_finish (piece->scan, &piece->info, error);
  /* From here on not even a kill loses it. */
  if (piece->ended && piece->rescued == NULL)
    studio_trace_mark_number (self->trace, "job.stored", "id", piece->id);
  return piece->ended;
}

static void
init_image_sink (StudioImageSinkInterface *iface)
{
  iface->begin = begin;
  iface->write = write_bytes;
  iface->end = end;
}

static gboolean
is_whole (Piece *piece)
{
  return (piece->part != NULL || piece->rescued != NULL)
         && (piece->ended || studio_image_scan_finish (piece->scan, &piece->info, NULL));
}

/* There may be room again by now. */
static gboolean
write_rescued (StudioKeepSink *self, Piece *piece, guint index, GError **error)
{
  gboolean ready = piece->part != NULL ? studio_part_restart (piece->part, error)
                                       : open_part (self, piece, index, error);

  if (!ready || !studio_part_write (piece->part, piece->rescued->data, piece->rescued->len, error))
    return FALSE;
  g_clear_pointer (&piece->rescued, g_byte_array_unref);
  return TRUE;
}

static gboolean
keep_piece (StudioKeepSink *self,
            Piece *piece,
            guint index,
            const StudioAnswerFacts *facts,
            GError **error)
{
  if (piece->rescued != NULL && !write_rescued (self, piece, index, error))
    return FALSE;
  if (self->library != NULL)
    {
      StudioAnswerFacts all_facts = *facts;
      all_facts.sha256 = g_checksum_get_string (piece->checksum);
      return studio_library_keep (
          self->library, piece->id, piece->part, &piece->info, &all_facts, error);
    }
  if (index == 0)
    return studio_part_finish_over (piece->part, self->path, error);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *numbered = studio_file_name_number (name, index + 1);
  g_autofree char *path = g_build_filename (folder, numbered, NULL);
  return studio_part_finish (piece->part, path, error);
}

/* The library keeps torn bytes aside; beside it nobody would look for them. The row of the first
 * image is the call's own, which its job ends. */
static void
give_up_piece (StudioKeepSink *self, Piece *piece, guint index)
{
  if (self->library == NULL && piece->part != NULL)
    studio_part_discard (piece->part);
  else if (self->library != NULL && index > 0 && piece->id > 0)
    studio_library_end (self->library, piece->id, STUDIO_RECORD_UNKNOWN, NULL, NULL);
}

static void
studio_keep_sink_finalize (GObject *object)
{
  StudioKeepSink *self = STUDIO_KEEP_SINK (object);

  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->decoder, studio_row_decoder_free);
  g_clear_object (&self->library);
  g_clear_object (&self->request);
  g_clear_object (&self->trace);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (studio_keep_sink_parent_class)->finalize (object);
}

static void
studio_keep_sink_class_init (StudioKeepSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_keep_sink_finalize;
}

static void
studio_keep_sink_init (StudioKeepSink *self)
{
  self->pieces = g_ptr_array_new_with_free_func (free_piece);
}

/**
 * studio_keep_sink_new_for_library:
 * @library: where images are kept
 * @id: the row of the call
 * @request: what was asked, for the rows of further images
 * @host: the service's host, likewise
 *
 * Returns: (transfer full): a sink into the library
 */
StudioKeepSink *
studio_keep_sink_new_for_library (StudioLibrary *library,
                                  gint64 id,
                                  StudioRequest *request,
                                  const char *host)
{
  StudioKeepSink *self = g_object_new (STUDIO_TYPE_KEEP_SINK, NULL);
  self->library = g_object_ref (library);
  self->id = id;
  self->request = g_object_ref (request);
  self->host = g_strdup (host);
  return self;
}

/**
 * studio_keep_sink_new_for_file:
 * @path: the file that the image becomes, in the place of what is there; further images are
 *   numbered
 *
 * Returns: (transfer full): a sink beside the library
 */
StudioKeepSink *
studio_keep_sink_new_for_file (const char *path)
{
  StudioKeepSink *self = g_object_new (STUDIO_TYPE_KEEP_SINK, NULL);
  self->path = g_strdup (path);
  return self;
}

/**
 * studio_keep_sink_set_row_func:
 * @self: a sink that has not begun
 * @func: called in the client's worker when rows of the first image were decoded
 * @user_data: for @func
 *
 * Asks for a preview. Without it nothing is decoded.
 */
void
studio_keep_sink_set_row_func (StudioKeepSink *self, StudioRowFunc func, gpointer user_data)
{
  self->row_func = func;
  self->row_data = user_data;
}

/**
 * studio_keep_sink_set_trace:
 * @self: a sink that has not begun
 * @trace: (nullable): gets `job.stored` with the row's `id` when an image is whole in its part file
 */
void
studio_keep_sink_set_trace (StudioKeepSink *self, StudioTrace *trace)
{
  g_set_object (&self->trace, trace);
}

/**
 * studio_keep_sink_keep:
 * @self: a sink whose exchange has ended, well or not
 * @facts: what else the ledger keeps of the answer
 * @error: return location; as studio_library_keep() or studio_part_finish()
 *
 * Puts every image that arrived whole into its place, even when the exchange ended in an error
 * after its last byte. Where that fails the part file stays, and studio_keep_sink_dup_rescued() has
 * the bytes. Blocking, in a worker.
 *
 * Returns: how many images were kept; 0 without an error where none was whole
 */
guint
studio_keep_sink_keep (StudioKeepSink *self, const StudioAnswerFacts *facts, GError **error)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->pieces, i);
      if (!is_whole (piece))
        {
          give_up_piece (self, piece, i);
          continue;
        }
      piece->kept = keep_piece (self, piece, i, facts, error);
      if (!piece->kept)
        return n_kept;
      n_kept++;
    }
  return n_kept;
}

/**
 * studio_keep_sink_dup_rescued:
 * @self: a sink of which studio_keep_sink_keep() failed
 *
 * Blocking, in a worker.
 *
 * Returns: (transfer full) (nullable): the bytes of the first image that arrived whole and could
 * not be put into its place
 */
GBytes *
studio_keep_sink_dup_rescued (StudioKeepSink *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->pieces, i);
      if (piece->kept || !is_whole (piece))
        continue;
      if (piece->rescued != NULL)
        return g_bytes_new (piece->rescued->data, piece->rescued->len);
      return studio_part_read_back (piece->part, NULL);
    }
  return NULL;
}

/**
 * studio_keep_sink_is_torn:
 * @self: a sink of which studio_keep_sink_keep() failed
 *
 * Returns: whether an image that arrived whole is nowhere on the disk
 */
gboolean
studio_keep_sink_is_torn (StudioKeepSink *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->pieces, i);
      if (!piece->kept && piece->rescued != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * studio_keep_sink_get_info:
 * @self: a sink whose first image was kept
 *
 * Returns: (transfer none) (nullable): what the first image is
 */
const StudioImageInfo *
studio_keep_sink_get_info (StudioKeepSink *self)
{
  return self->pieces->len == 0 ? NULL : &((Piece *) g_ptr_array_index (self->pieces, 0))->info;
}
