/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-print.h"

#include "studio-hand-out.h"
#include "studio-row-decoder.h"
#include "studio-texture.h"

#define DATA_KEY "studio-print"
#define CAPTION_FONT "Sans 8"
#define CAPTION_LINES 3
#define CAPTION_GAP 9.0 /* points */
/* Cairo would pack pixels on the main loop for long; a JPEG file goes onto paper as it is. */
#define QUALITY 95

typedef struct
{
  StudioLibrary *library;
  GPtrArray *records;
  GError *error; /* of the first page that could not be made */
} Printing;

typedef struct
{
  GtkPrintOperation *operation;
  GtkPrintContext *context;
  StudioRecord *record;
} Page;

static void
free_printing (gpointer data)
{
  Printing *self = data;

  g_object_unref (self->library);
  g_ptr_array_unref (self->records);
  g_clear_error (&self->error);
  g_free (self);
}

static void
free_page (Page *self)
{
  g_object_unref (self->operation);
  g_object_unref (self->context);
  g_object_unref (self->record);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, free_page)

static Printing *
get_printing (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), DATA_KEY);
}

static void
unmap_cb (gpointer file)
{
  g_mapped_file_unref (file);
}

/* The pixels for the screen, and the file for the printer. */
static cairo_surface_t *
load_surface (const char *path, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = studio_row_decoder_decode_file (path, NULL, error);
  GMappedFile *file = pixbuf == NULL ? NULL : g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    return NULL;
  const GdkRectangle all = { 0, 0, gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf) };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, all.width, all.height);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    studio_texture_copy_pixels (pixbuf,
                                &all,
                                1,
                                cairo_image_surface_get_data (surface),
                                (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  if (cairo_surface_set_mime_data (surface,
                                   CAIRO_MIME_TYPE_JPEG,
                                   (const guchar *) g_mapped_file_get_contents (file),
                                   g_mapped_file_get_length (file),
                                   unmap_cb,
                                   file)
      != CAIRO_STATUS_SUCCESS)
    g_mapped_file_unref (file);
  return surface;
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static void
make_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                G_GNUC_UNUSED GCancellable *cancellable)
{
  const StudioExportOptions options = {
    .metadata = STUDIO_METADATA_CHOICE_NONE,
    .manifest = STUDIO_MANIFEST_POLICY_REMOVE,
    .has_format = TRUE,
    .format = STUDIO_OUTPUT_FORMAT_JPEG,
    .quality = QUALITY,
  };
  gint64 id = studio_record_get_id (data);
  GError *error = NULL;
  g_autoptr (GPtrArray) paths = studio_library_hand_out (source, &id, 1, &options, NULL, &error);
  cairo_surface_t *surface = paths == NULL ? NULL
                                           : load_surface (g_ptr_array_index (paths, 0), &error);

  if (paths != NULL)
    studio_library_take_back (paths);
  if (surface == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, surface, destroy_surface);
}

static PangoLayout *
create_caption (const Page *self)
{
  PangoLayout *caption = gtk_print_context_create_pango_layout (self->context);
  PangoFontDescription *font = pango_font_description_from_string (CAPTION_FONT);

  pango_layout_set_font_description (caption, font);
  pango_font_description_free (font);
  pango_layout_set_text (
      caption, studio_request_get_prompt (studio_record_get_request (self->record)), -1);
  return caption;
}

static void
made_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Page) self = user_data;
  Printing *printing = get_printing (self->operation);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *image = g_task_propagate_pointer (G_TASK (result), &error);

  if (image == NULL)
    {
      if (printing->error == NULL)
        printing->error = g_steal_pointer (&error);
      gtk_print_operation_cancel (self->operation);
    }
  else
    {
      g_autoptr (PangoLayout) caption = create_caption (self);
      studio_print_draw_page (gtk_print_context_get_cairo_context (self->context),
                              image,
                              caption,
                              gtk_print_context_get_width (self->context),
                              gtk_print_context_get_height (self->context));
      cairo_surface_destroy (image);
    }
  gtk_print_operation_draw_page_finish (self->operation);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page_nr,
              G_GNUC_UNUSED gpointer user_data)
{
  const Printing *printing = get_printing (operation);
  g_autoptr (GTask) task = NULL;
  Page *page = g_new0 (Page, 1);

  page->operation = g_object_ref (operation);
  page->context = g_object_ref (context);
  page->record = g_object_ref (g_ptr_array_index (printing->records, page_nr));
  gtk_print_operation_set_defer_drawing (operation);
  task = g_task_new (printing->library, NULL, made_cb, page);
  g_task_set_source_tag (task, draw_page_cb);
  g_task_set_task_data (task, g_object_ref (page->record), g_object_unref);
  g_task_run_in_thread (task, make_in_thread);
}

static void
request_page_setup_cb (GtkPrintOperation *operation,
                       G_GNUC_UNUSED GtkPrintContext *context,
                       int page_nr,
                       GtkPageSetup *setup,
                       G_GNUC_UNUSED gpointer user_data)
{
  const Printing *printing = get_printing (operation);
  const StudioImageInfo *info = studio_record_get_info (
      g_ptr_array_index (printing->records, page_nr));

  if (info != NULL)
    gtk_page_setup_set_orientation (setup,
                                    info->width > info->height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                               : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/**
 * studio_print_new:
 * @library: the library
 * @records: (element-type StudioRecord): kept images, loaded
 *
 * Prints one image a page, upright or lying as the image is. Each is read in a worker when its turn
 * comes, so that many need no more memory than one.
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
studio_print_new (StudioLibrary *library, GPtrArray *records)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *printing = g_new0 (Printing, 1);

  g_return_val_if_fail (records->len > 0 && records->len <= G_MAXINT, operation);

  printing->library = g_object_ref (library);
  printing->records = g_ptr_array_ref (records);
  g_object_set_data_full (G_OBJECT (operation), DATA_KEY, printing, free_printing);
  gtk_print_operation_set_n_pages (operation, (int) records->len);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, records->len > 1);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), NULL);
  return operation;
}

/**
 * studio_print_get_error:
 * @operation: an operation of studio_print_new()
 *
 * Returns: (transfer none) (nullable): why an image could not be read, which ends the printing
 */
const GError *
studio_print_get_error (GtkPrintOperation *operation)
{
  return get_printing (operation)->error;
}

/**
 * studio_print_draw_page:
 * @cr: where to draw
 * @image: an image surface
 * @caption: the text below it; its width is set
 * @width: of the page within its margins, in the units of @cr
 * @height: likewise
 *
 * Draws the image as large as it fits, in the middle, and the caption at the foot of it.
 */
void
studio_print_draw_page (cairo_t *cr,
                        cairo_surface_t *image,
                        PangoLayout *caption,
                        double width,
                        double height)
{
  int image_width = cairo_image_surface_get_width (image);
  int image_height = cairo_image_surface_get_height (image);
  PangoRectangle text;

  pango_layout_set_width (caption, (int) (width * PANGO_SCALE));
  pango_layout_set_height (caption, -CAPTION_LINES);
  pango_layout_set_ellipsize (caption, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (caption, PANGO_ALIGN_CENTER);
  pango_layout_get_extents (caption, NULL, &text);
  double foot = CAPTION_GAP + (double) text.height / PANGO_SCALE;
  double scale = MIN (width / image_width, MAX (height - foot, 1) / image_height);
  double top = (height - foot - scale * image_height) / 2;

  cairo_save (cr);
  cairo_translate (cr, (width - scale * image_width) / 2, top);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, 0, top + scale * image_height + CAPTION_GAP);
  pango_cairo_show_layout (cr, caption);
}
