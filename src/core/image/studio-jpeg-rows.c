/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-jpeg-rows.h"

#include "studio-image-error.h"
#include "studio-row-decoder.h"

#include <stdio.h>
#include <jpeglib.h>
#include <setjmp.h>

/* The longest thing that libjpeg must see in one piece is a segment, 64 kB. */
#define PIECE_SIZE (64 * 1024)
#define MAX_HELD (3 * PIECE_SIZE)

/* A scan of a few bytes makes libjpeg sweep the whole image, so what counts is sweeps by pixels:
 * 500 for an image of the service, 32 for the largest. Real files have about ten. */
#define MAX_SCANS 500
#define MIN_MAX_SCANS 32
#define MAX_SWEPT_PIXELS G_GUINT64_CONSTANT (2000000000)
#define MAX_WARNINGS 1000
/* The coefficients of a progressive image of the largest size with halved colour are 300 MB. */
#define MAX_MEMORY (640L * 1000 * 1000)

typedef enum
{
  STAGE_HEADER,
  STAGE_START,
  STAGE_ROWS,
  STAGE_END,
  STAGE_WHOLE,
} Stage;

struct _StudioJpegRows
{
  StudioRowTarget *target;
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  jmp_buf jump;
  GError *error;
  GByteArray *held;
  gsize skipped;
  guint8 *cmyk;
  int n_warnings;
  int max_scans;
  Stage stage;
};

static G_GNUC_NORETURN void
fail_cb (j_common_ptr jpeg)
{
  StudioJpegRows *self = jpeg->client_data;
  longjmp (self->jump, 1);
}

/* With both ways of saying something taken, libjpeg never prints. */
static void
emit_message_cb (j_common_ptr jpeg, int level)
{
  StudioJpegRows *self = jpeg->client_data;
  if (level < 0 && ++self->n_warnings > MAX_WARNINGS)
    fail_cb (jpeg);
}

static void
progress_cb (j_common_ptr jpeg)
{
  StudioJpegRows *self = jpeg->client_data;
  if (self->jpeg.input_scan_number > self->max_scans)
    fail_cb (jpeg);
}

static void
init_source_cb (G_GNUC_UNUSED j_decompress_ptr jpeg)
{
}

static boolean
fill_cb (G_GNUC_UNUSED j_decompress_ptr jpeg)
{
  return FALSE;
}

static void
skip_cb (j_decompress_ptr jpeg, long n_bytes)
{
  StudioJpegRows *self = jpeg->client_data;
  if (n_bytes <= 0)
    return;
  gsize there = MIN ((gsize) n_bytes, jpeg->src->bytes_in_buffer);
  jpeg->src->next_input_byte += there;
  jpeg->src->bytes_in_buffer -= there;
  self->skipped += (gsize) n_bytes - there;
}

static void
set_up (StudioJpegRows *self)
{
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = fail_cb;
  self->errors.emit_message = emit_message_cb;
  self->jpeg.client_data = self;
  if (setjmp (self->jump) != 0)
    {
      self->error = studio_image_error_new_broken ();
      return;
    }
  jpeg_create_decompress (&self->jpeg);
  self->jpeg.mem->max_memory_to_use = MAX_MEMORY;
  self->source.init_source = init_source_cb;
  self->source.fill_input_buffer = fill_cb;
  self->source.skip_input_data = skip_cb;
  self->source.resync_to_restart = jpeg_resync_to_restart;
  self->source.term_source = init_source_cb;
  self->jpeg.src = &self->source;
  self->progress.progress_monitor = progress_cb;
  self->jpeg.progress = &self->progress;
}

static gboolean
prepare (StudioJpegRows *self)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;
  if (!studio_row_target_begin (
          self->target, jpeg->image_width, jpeg->image_height, FALSE, &self->error))
    return FALSE;
  if (jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK)
    {
      jpeg->out_color_space = JCS_CMYK;
      self->cmyk = g_malloc_n (jpeg->image_width, 4);
    }
  else
    jpeg->out_color_space = JCS_RGB;
  /* Smoothing guesses what a missing scan would have said; rows are shown only when all is there.
   */
  jpeg->do_block_smoothing = FALSE;
  guint64 sweeps = MAX_SWEPT_PIXELS / ((guint64) jpeg->image_width * jpeg->image_height);
  self->max_scans = (int) CLAMP (sweeps, MIN_MAX_SCANS, MAX_SCANS);
  return TRUE;
}

/* Adobe's programs, which write nearly all CMYK files, store ink inverted. */
static void
convert_cmyk (StudioJpegRows *self, guint8 *row)
{
  gboolean inverted = self->jpeg.saw_Adobe_marker;
  for (guint x = 0; x < self->jpeg.output_width; x++)
    {
      const guint8 *ink = self->cmyk + 4 * x;
      for (int i = 0; i < 3; i++)
        row[3 * x + i] = (guint8) (inverted ? ink[i] * ink[3] / 255
                                            : (255 - ink[i]) * (255 - ink[3]) / 255);
    }
}

static gboolean
read_rows (StudioJpegRows *self)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;
  while (jpeg->output_scanline < jpeg->output_height)
    {
      guint8 *row = studio_row_target_get_row (self->target, jpeg->output_scanline);
      JSAMPROW into = self->cmyk == NULL ? row : self->cmyk;
      if (jpeg_read_scanlines (jpeg, &into, 1) == 0)
        return FALSE;
      if (self->cmyk != NULL)
        convert_cmyk (self, row);
      self->target->n_rows = (int) jpeg->output_scanline;
    }
  return TRUE;
}

/* Goes on as far as the bytes reach; each libjpeg call takes up where it was suspended. */
static gboolean
advance (StudioJpegRows *self)
{
  if (setjmp (self->jump) != 0)
    return FALSE;
  if (self->stage == STAGE_HEADER)
    {
      if (jpeg_read_header (&self->jpeg, TRUE) == JPEG_SUSPENDED)
        return TRUE;
      if (!prepare (self))
        return FALSE;
      self->stage = STAGE_START;
    }
  if (self->stage == STAGE_START && jpeg_start_decompress (&self->jpeg))
    self->stage = STAGE_ROWS;
  if (self->stage == STAGE_ROWS && read_rows (self))
    self->stage = STAGE_END;
  if (self->stage == STAGE_END && jpeg_finish_decompress (&self->jpeg))
    self->stage = STAGE_WHOLE;
  return TRUE;
}

/* What libjpeg left over of the last piece comes first; most pieces are read where they are. */
static gboolean
push_piece (StudioJpegRows *self, const guint8 *bytes, gsize size)
{
  gsize skipped = MIN (size, self->skipped);
  self->skipped -= skipped;
  bytes += skipped;
  size -= skipped;
  if (size == 0)
    return TRUE;
  gboolean held = self->held->len > 0;
  if (held)
    g_byte_array_append (self->held, bytes, (guint) size);
  self->source.next_input_byte = held ? self->held->data : bytes;
  self->source.bytes_in_buffer = held ? self->held->len : size;
  if (!advance (self))
    return FALSE;

  gsize rest = self->stage == STAGE_WHOLE ? 0 : self->source.bytes_in_buffer;
  if (rest > MAX_HELD)
    return FALSE;
  if (held)
    g_byte_array_remove_range (self->held, 0, self->held->len - (guint) rest);
  else
    g_byte_array_append (self->held, self->source.next_input_byte, (guint) rest);
  return TRUE;
}

/**
 * studio_jpeg_rows_new:
 * @target: where rows go; outlives the decoder
 *
 * Returns: (transfer full): a decoder at the first byte of a JPEG file
 */
StudioJpegRows *
studio_jpeg_rows_new (StudioRowTarget *target)
{
  StudioJpegRows *self = g_new0 (StudioJpegRows, 1);
  self->target = target;
  self->held = g_byte_array_new ();
  set_up (self);
  return self;
}

/**
 * studio_jpeg_rows_free:
 * @self: (transfer full): a decoder
 */
void
studio_jpeg_rows_free (StudioJpegRows *self)
{
  jpeg_destroy_decompress (&self->jpeg);
  g_byte_array_unref (self->held);
  g_clear_error (&self->error);
  g_free (self->cmyk);
  g_free (self);
}

/**
 * studio_jpeg_rows_push:
 * @self: a decoder
 * @bytes: (array length=size): the next bytes
 * @size: how many
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Returns: whether all is well so far; not to be called again after an error
 */
gboolean
studio_jpeg_rows_push (StudioJpegRows *self, const guint8 *bytes, gsize size, GError **error)
{
  while (size > 0 && self->stage != STAGE_WHOLE)
    {
      gsize piece = MIN (size, PIECE_SIZE);
      if (self->error != NULL || !push_piece (self, bytes, piece))
        {
          GError *failure = g_steal_pointer (&self->error);
          g_propagate_error (error, failure != NULL ? failure : studio_image_error_new_broken ());
          return FALSE;
        }
      bytes += piece;
      size -= piece;
    }
  return TRUE;
}

/**
 * studio_jpeg_rows_is_whole:
 * @self: a decoder
 *
 * Returns: whether every row and the end of the file were seen
 */
gboolean
studio_jpeg_rows_is_whole (StudioJpegRows *self)
{
  return self->stage == STAGE_WHOLE;
}
