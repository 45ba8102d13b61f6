/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-info-overlay.h"

#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

struct _StudioInfoOverlay
{
  AdwBin parent_instance;

  GtkLabel *prompt;
  GtkLabel *negative;
  GtkLabel *facts;
  GtkLabel *made;
};

G_DEFINE_FINAL_TYPE (StudioInfoOverlay, studio_info_overlay, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_request (StudioInfoOverlay *self, StudioRequest *request, int width, int height)
{
  g_autofree char *size = studio_view_pixels (
      NULL, studio_request_get_aspect_ratio (request), width, height);
  /* Translators: ratio and size of an image, then its seed */
  g_autofree char *facts = g_strdup_printf (
      _ ("%s · Seed %u"), size, studio_request_get_seed (request));
  const char *negative = studio_request_get_negative_prompt (request);
  g_autofree char *without = negative == NULL || *negative == '\0'
                                 ? g_strdup ("")
                                 : g_strdup_printf (_ ("Without %s"), negative);

  set_text (self->prompt, studio_request_get_prompt (request));
  set_text (self->negative, without);
  set_text (self->facts, facts);
}

static void
studio_info_overlay_class_init (StudioInfoOverlayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-info-overlay.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioInfoOverlay, prompt);
  gtk_widget_class_bind_template_child (widget_class, StudioInfoOverlay, negative);
  gtk_widget_class_bind_template_child (widget_class, StudioInfoOverlay, facts);
  gtk_widget_class_bind_template_child (widget_class, StudioInfoOverlay, made);
}

static void
studio_info_overlay_init (StudioInfoOverlay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_info_overlay_set_request:
 * @self: the info
 * @request: what is asked for
 *
 * Tells what is known before there is an image.
 */
void
studio_info_overlay_set_request (StudioInfoOverlay *self, StudioRequest *request)
{
  int width = 0;
  int height = 0;

  studio_aspect_ratio_get_size (studio_request_get_aspect_ratio (request), &width, &height);
  show_request (self, request, width, height);
  set_text (self->made, "");
}

/**
 * studio_info_overlay_set_record:
 * @self: the info
 * @record: a loaded record
 *
 * Tells what is known of an image that is kept.
 */
void
studio_info_overlay_set_record (StudioInfoOverlay *self, StudioRecord *record)
{
  StudioRequest *request = studio_record_get_request (record);
  const StudioImageInfo *info = studio_record_get_info (record);
  g_autofree char *made = studio_view_made (
      NULL, studio_record_get_created_us (record), studio_record_get_duration_us (record));

  if (request == NULL)
    return;
  studio_info_overlay_set_request (self, request);
  if (info != NULL && info->width > 0)
    show_request (self, request, info->width, info->height);
  set_text (self->made, made);
}
