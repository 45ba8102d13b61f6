/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-png-rows.h"

#include "studio-image-error.h"
#include "studio-png-gate.h"
#include "studio-row-decoder.h"

#include <png.h>
#include <setjmp.h>

#define LAST_PASS 6

struct _StudioPngRows
{
  StudioRowTarget *target;
  png_structp png;
  png_infop info;
  StudioPngGate gate;
  GError *error;
  gboolean interlaced;
  gboolean whole;
};

static G_GNUC_NORETURN void
fail_cb (png_structp png, G_GNUC_UNUSED png_const_charp message)
{
  StudioPngRows *self = png_get_error_ptr (png);
  if (self->error == NULL)
    self->error = studio_image_error_new_broken ();
  png_longjmp (png, 1);
}

static void
warn_cb (G_GNUC_UNUSED png_structp png, G_GNUC_UNUSED png_const_charp message)
{
}

static void
info_cb (png_structp png, png_infop info)
{
  StudioPngRows *self = png_get_progressive_ptr (png);
  int colour_type = png_get_color_type (png, info);
  gboolean has_alpha = (colour_type & PNG_COLOR_MASK_ALPHA) != 0
                       || png_get_valid (png, info, PNG_INFO_tRNS) != 0;

  png_set_expand (png);
  if (png_get_bit_depth (png, info) == 16)
    png_set_scale_16 (png);
  if ((colour_type & PNG_COLOR_MASK_COLOR) == 0)
    png_set_gray_to_rgb (png);
  self->interlaced = png_set_interlace_handling (png) > 1;
  png_read_update_info (png, info);

  if (png_get_channels (png, info) != (has_alpha ? 4 : 3) || png_get_bit_depth (png, info) != 8
      || !studio_row_target_begin (self->target,
                                   png_get_image_width (png, info),
                                   png_get_image_height (png, info),
                                   has_alpha,
                                   &self->error))
    png_error (png, "size");
}

/* An interlaced image is swept seven times; a row is final after the last sweep only. */
static void
row_cb (png_structp png, png_bytep new_row, png_uint_32 row, int pass)
{
  StudioPngRows *self = png_get_progressive_ptr (png);
  if (new_row != NULL)
    png_progressive_combine_row (png, studio_row_target_get_row (self->target, row), new_row);
  if (!self->interlaced || pass == LAST_PASS)
    self->target->n_rows = (int) row + 1;
}

static void
end_cb (png_structp png, G_GNUC_UNUSED png_infop info)
{
  StudioPngRows *self = png_get_progressive_ptr (png);
  if (self->target->pixbuf == NULL
      || self->target->n_rows != gdk_pixbuf_get_height (self->target->pixbuf))
    png_error (png, "rows");
  self->whole = TRUE;
}

/* What a longjmp() comes back to holds nothing of its own: everything is in @self. */
static void
process (StudioPngRows *self, const guint8 *bytes, gsize size)
{
  if (setjmp (png_jmpbuf (self->png)) == 0)
    png_process_data (self->png, self->info, (png_bytep) bytes, size);
}

static void
set_up (StudioPngRows *self)
{
  if (setjmp (png_jmpbuf (self->png)) != 0)
    return;
  png_set_user_limits (self->png, STUDIO_ROW_DECODER_MAX_EDGE, STUDIO_ROW_DECODER_MAX_EDGE);
  png_set_progressive_read_fn (self->png, self, info_cb, row_cb, end_cb);
}

/**
 * studio_png_rows_new:
 * @target: where rows go; outlives the decoder
 *
 * Returns: (transfer full): a decoder at the first byte of a PNG file
 */
StudioPngRows *
studio_png_rows_new (StudioRowTarget *target)
{
  StudioPngRows *self = g_new0 (StudioPngRows, 1);
  self->target = target;
  self->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, self, fail_cb, warn_cb);
  self->info = self->png == NULL ? NULL : png_create_info_struct (self->png);
  if (self->info != NULL)
    set_up (self);
  else if (self->error == NULL)
    self->error = studio_image_error_new_broken ();
  return self;
}

/**
 * studio_png_rows_free:
 * @self: (transfer full): a decoder
 */
void
studio_png_rows_free (StudioPngRows *self)
{
  png_destroy_read_struct (&self->png, &self->info, NULL);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * studio_png_rows_push:
 * @self: a decoder
 * @bytes: (array length=size): the next bytes
 * @size: how many
 * @error: return location; %STUDIO_ERROR_NOT_AN_IMAGE
 *
 * Returns: whether all is well so far; not to be called again after an error
 */
gboolean
studio_png_rows_push (StudioPngRows *self, const guint8 *bytes, gsize size, GError **error)
{
  while (size > 0 && !self->whole && self->error == NULL)
    {
      const guint8 *passed = NULL;
      gsize n_passed = 0;
      if (!studio_png_gate_take (&self->gate, &bytes, &size, &passed, &n_passed))
        self->error = studio_image_error_new_broken ();
      else if (n_passed > 0)
        process (self, passed, n_passed);
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * studio_png_rows_is_whole:
 * @self: a decoder
 *
 * Returns: whether every row and the end of the file were seen
 */
gboolean
studio_png_rows_is_whole (StudioPngRows *self)
{
  return self->whole;
}
