/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-box-filter.h"

#include <string.h>

#define N_CHANNELS 3
/* What a whole pixel weighs; the mean of 16,384 rows of white still fits in 32 bits. */
#define WHOLE 256u

/* The columns that one pixel stands for: the first and the last of them in part. */
typedef struct
{
  guint first;
  guint last;
  guint first_weight;
  guint last_weight; /* 0 where the first is the only one */
} Span;

struct _StudioBoxFilter
{
  guint width;
  guint height;
  guint n_rows_in;
  guint n_rows_out;
  guint weight_below; /* what the row under way weighs so far */
  GdkPixbuf *pixbuf;
  guint8 *pixels;
  gsize stride;
  Span *spans;
  guint32 *sums;
};

static guint
scale_edge (int edge, int longer, int wanted)
{
  return (guint) MAX (1, ((gint64) edge * wanted + longer / 2) / longer);
}

/* Where the part @i of @n of a length begins, in parts of a pixel. */
static guint64
get_border (guint i, guint n, guint length)
{
  return (guint64) i * length * WHOLE / n;
}

static Span
make_span (guint i, guint n, guint length)
{
  guint64 start = get_border (i, n, length);
  guint64 end = get_border (i + 1, n, length);
  Span span = { .first = (guint) (start / WHOLE), .last = (guint) ((end - 1) / WHOLE) };

  span.first_weight = WHOLE - (guint) (start % WHOLE);
  if (span.last == span.first)
    span.first_weight = (guint) (end - start);
  else
    span.last_weight = (guint) (end - (guint64) span.last * WHOLE);
  return span;
}

static void
add_weighted (StudioBoxFilter *self, const guint8 *row, guint weight)
{
  gsize n = (gsize) self->width * N_CHANNELS;
  guint32 *sums = self->sums;

  for (gsize i = 0; i < n; i++)
    sums[i] += row[i] * weight;
  self->weight_below += weight;
}

static void
sum_span (const guint32 *sums, const Span *span, guint64 *total)
{
  const guint32 *at = sums + (gsize) span->first * N_CHANNELS;
  guint64 middle[N_CHANNELS] = { 0 };

  for (guint i = 0; i < N_CHANNELS; i++)
    total[i] = (guint64) at[i] * span->first_weight;
  if (span->last_weight == 0)
    return;
  for (guint x = span->first + 1; x < span->last; x++)
    {
      at += N_CHANNELS;
      for (guint i = 0; i < N_CHANNELS; i++)
        middle[i] += at[i];
    }
  at += N_CHANNELS;
  for (guint i = 0; i < N_CHANNELS; i++)
    total[i] += middle[i] * WHOLE + (guint64) at[i] * span->last_weight;
}

static void
finish_row (StudioBoxFilter *self)
{
  guint width = (guint) gdk_pixbuf_get_width (self->pixbuf);
  guint8 *out = self->pixels + self->n_rows_out * self->stride;

  for (guint x = 0; x < width; x++)
    {
      const Span *span = &self->spans[x];
      guint64 n_whole = span->last_weight == 0 ? 0 : span->last - span->first - 1;
      guint64 weight = (span->first_weight + span->last_weight + n_whole * WHOLE)
                       * (guint64) self->weight_below;
      guint64 total[N_CHANNELS];
      sum_span (self->sums, span, total);
      for (guint i = 0; i < N_CHANNELS; i++)
        *out++ = (guint8) ((total[i] + weight / 2) / weight);
    }
  memset (self->sums, 0, (gsize) self->width * N_CHANNELS * sizeof *self->sums);
  self->weight_below = 0;
  self->n_rows_out++;
}

/**
 * studio_box_filter_new:
 * @width: of the large image
 * @height: likewise
 * @edge: the longer edge of the small one; no image becomes larger
 *
 * Returns: (transfer full) (nullable): a filter; %NULL where memory is short
 */
StudioBoxFilter *
studio_box_filter_new (int width, int height, int edge)
{
  int longer = MAX (width, height);
  int wanted = MIN (edge, longer);
  guint target_width = scale_edge (width, longer, wanted);
  guint target_height = scale_edge (height, longer, wanted);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (
      GDK_COLORSPACE_RGB, FALSE, 8, (int) target_width, (int) target_height);
  guint32 *sums = g_try_new0 (guint32, (gsize) width * N_CHANNELS);

  if (pixbuf == NULL || sums == NULL)
    {
      g_free (sums);
      return NULL;
    }
  StudioBoxFilter *self = g_new0 (StudioBoxFilter, 1);
  self->width = (guint) width;
  self->height = (guint) height;
  self->pixels = gdk_pixbuf_get_pixels (pixbuf);
  self->stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  self->pixbuf = g_steal_pointer (&pixbuf);
  self->sums = sums;
  self->spans = g_new (Span, target_width);
  for (guint i = 0; i < target_width; i++)
    self->spans[i] = make_span (i, target_width, self->width);
  return self;
}

/**
 * studio_box_filter_free:
 * @self: (transfer full) (nullable): a filter
 */
void
studio_box_filter_free (StudioBoxFilter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->pixbuf);
  g_free (self->sums);
  g_free (self->spans);
  g_free (self);
}

/**
 * studio_box_filter_add_row:
 * @self: a filter that has not had all of its rows
 * @row: the next row, three bytes a pixel
 */
void
studio_box_filter_add_row (StudioBoxFilter *self, const guint8 *row)
{
  guint n_target = (guint) gdk_pixbuf_get_height (self->pixbuf);
  guint64 top = (guint64) self->n_rows_in * WHOLE;

  g_return_if_fail (self->n_rows_in < self->height);
  self->n_rows_in++;
  guint64 border = get_border (self->n_rows_out + 1, n_target, self->height);
  if (top + WHOLE < border)
    {
      add_weighted (self, row, WHOLE);
      return;
    }
  guint above = (guint) (border - top);
  add_weighted (self, row, above);
  finish_row (self);
  if (above < WHOLE && self->n_rows_out < n_target)
    add_weighted (self, row, WHOLE - above);
}

/**
 * studio_box_filter_end:
 * @self: a filter, to be freed next
 *
 * Returns: (transfer full) (nullable): the small image; %NULL where rows are missing
 */
GdkPixbuf *
studio_box_filter_end (StudioBoxFilter *self)
{
  return self->n_rows_in == self->height ? g_object_ref (self->pixbuf) : NULL;
}
