/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-compare-sheet.h"

#include "studio-compare-facts.h"
#include "studio-error.h"
#include "studio-texture.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* Images of other people's cameras are shown no larger than this on the sheet. */
#define MAX_EDGE 2048
#define GAP 24

/* So wide are the cells of a grid at least, for what stands over them. */
#define MIN_CELL 240

typedef struct
{
  GPtrArray *pixbufs; /* in a grid NULL where there is no image */
  char **titles;      /* one an image, in a grid one a row */
  char **columns;     /* NULL where it is no grid */
  char *path;
} Sheet;

/* All cells are alike. */
typedef struct
{
  int width;
  int height;
  int title;
  int top;
  guint n_columns;
  guint n_rows;
} Grid;

static void
free_sheet (Sheet *sheet)
{
  g_ptr_array_unref (sheet->pixbufs);
  g_strfreev (sheet->titles);
  g_strfreev (sheet->columns);
  g_free (sheet->path);
  g_free (sheet);
}

static Grid
measure (const Sheet *sheet)
{
  Grid grid = { .width = 1, .height = 1 };

  for (guint i = 0; i < sheet->pixbufs->len; i++)
    {
      GdkPixbuf *pixbuf = g_ptr_array_index (sheet->pixbufs, i);
      if (pixbuf == NULL)
        continue;
      grid.width = MAX (grid.width, MIN (gdk_pixbuf_get_width (pixbuf), MAX_EDGE));
      grid.height = MAX (grid.height, MIN (gdk_pixbuf_get_height (pixbuf), MAX_EDGE));
    }
  grid.title = CLAMP (grid.width / 16, 32, 96);
  if (sheet->columns != NULL)
    {
      grid.width = MAX (grid.width, MIN_CELL);
      grid.height = MAX (grid.height, MIN_CELL / 2);
      grid.top = grid.title;
      grid.n_columns = g_strv_length (sheet->columns);
    }
  else
    grid.n_columns = studio_compare_facts_find_columns (
        sheet->pixbufs->len, (double) grid.width / grid.height, 1600, 1000, 0);
  grid.n_rows = (sheet->pixbufs->len + grid.n_columns - 1) / grid.n_columns;
  return grid;
}

static void
draw_image (cairo_t *cr, GdkPixbuf *pixbuf, const Grid *grid)
{
  const GdkRectangle all = { 0, 0, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf) };
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, all.width, all.height);
  double scale = MIN ((double) grid->width / all.width, (double) grid->height / all.height);
  guint8 *target = cairo_image_surface_get_data (surface);

  if (target != NULL)
    studio_texture_copy_pixels (
        pixbuf, &all, 1, target, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_scale (cr, MIN (scale, 1), MIN (scale, 1));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
draw_title (cairo_t *cr, const char *title, const Grid *grid, guint n_columns)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans Bold");

  pango_font_description_set_absolute_size (font, grid->title * .5 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, ((int) n_columns * (grid->width + GAP) - GAP) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, title, -1);
  cairo_set_source_rgb (cr, .15, .15, .15);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

/* That there was none is seen as well. */
static void
draw_no_image (cairo_t *cr, const Grid *grid)
{
  cairo_set_source_rgb (cr, .93, .93, .93);
  cairo_rectangle (cr, 0, 0, grid->width, grid->height);
  cairo_fill (cr);
  cairo_translate (cr, GAP, (grid->height - grid->title) / 2);
  draw_title (cr, _ ("No Image"), grid, 1);
}

/* With what stands over it. */
static void
draw_cell (cairo_t *cr, const Sheet *sheet, guint index, const Grid *grid)
{
  GdkPixbuf *pixbuf = g_ptr_array_index (sheet->pixbufs, index);

  if (sheet->columns == NULL)
    draw_title (cr, sheet->titles[index], grid, 1);
  else if (index % grid->n_columns == 0)
    draw_title (cr, sheet->titles[index / grid->n_columns], grid, grid->n_columns);
  cairo_translate (cr, 0, grid->title);
  if (pixbuf != NULL)
    draw_image (cr, pixbuf, grid);
  else
    draw_no_image (cr, grid);
}

static cairo_surface_t *
draw_sheet (const Sheet *sheet)
{
  Grid grid = measure (sheet);
  int step_x = grid.width + GAP;
  int step_y = grid.height + grid.title + GAP;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) grid.n_columns * step_x + GAP,
                                                         (int) grid.n_rows * step_y + grid.top
                                                             + GAP);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; sheet->columns != NULL && i < grid.n_columns; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, GAP + (int) i * step_x, GAP);
      draw_title (cr, sheet->columns[i], &grid, 1);
      cairo_restore (cr);
    }
  for (guint i = 0; i < sheet->pixbufs->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr,
                       GAP + (int) (i % grid.n_columns) * step_x,
                       GAP + grid.top + (int) (i / grid.n_columns) * step_y);
      draw_cell (cr, sheet, i, &grid);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  return surface;
}

static void
save_in_thread (GTask *task,
                G_GNUC_UNUSED gpointer source,
                gpointer task_data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  const Sheet *sheet = task_data;
  cairo_surface_t *surface = draw_sheet (sheet);
  cairo_status_t status = cairo_surface_write_to_png (surface, sheet->path);

  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (
        task, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("The image could not be written."));
}

static void
save_sheet (GPtrArray *pixbufs,
            const char *const *titles,
            const char *const *columns,
            const char *path,
            GTask *task)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->pixbufs = g_ptr_array_ref (pixbufs);
  sheet->titles = g_strdupv ((char **) titles);
  sheet->columns = g_strdupv ((char **) columns);
  sheet->path = g_strdup (path);
  g_task_set_task_data (task, sheet, (GDestroyNotify) free_sheet);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * studio_compare_sheet_save_async:
 * @pixbufs: (element-type GdkPixbuf): images that nobody writes to any more
 * @titles: (array zero-terminated=1): what stands over each
 * @path: a PNG file, which is replaced
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Draws the images beside each other with their titles, and writes that as one image, in a worker.
 */
void
studio_compare_sheet_save_async (GPtrArray *pixbufs,
                                 const char *const *titles,
                                 const char *path,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (pixbufs->len > 0 && pixbufs->len == g_strv_length ((char **) titles));
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_compare_sheet_save_async);
  save_sheet (pixbufs, titles, NULL, path, task);
}

/**
 * studio_compare_sheet_save_grid_async:
 * @pixbufs: (element-type GdkPixbuf): images row by row, %NULL where there is none
 * @rows: (array zero-terminated=1): what stands over each row
 * @columns: (array zero-terminated=1): what stands over each column
 * @path: a PNG file, which is replaced
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * As studio_compare_sheet_save_async(), in labelled rows and columns.
 */
void
studio_compare_sheet_save_grid_async (GPtrArray *pixbufs,
                                      const char *const *rows,
                                      const char *const *columns,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (pixbufs->len > 0
                    && pixbufs->len
                           == g_strv_length ((char **) rows) * g_strv_length ((char **) columns));
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, studio_compare_sheet_save_grid_async);
  save_sheet (pixbufs, rows, columns, path, task);
}

/**
 * studio_compare_sheet_save_finish:
 * @result: what the callback was given
 * @error: return location; %STUDIO_ERROR_STORAGE
 *
 * Returns: whether it was written
 */
gboolean
studio_compare_sheet_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
