/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-lineage-row.h"

#include "studio-image-menu.h"
#include "studio-image-name.h"
#include "studio-lineage-rail.h"
#include "studio-record-place.h"
#include "studio-texture.h"

#include <glib/gi18n-lib.h>

#define EDGE 64
/* Of the widest image. */
#define MAX_WIDTH 96

struct _StudioLineageRow
{
  AdwBin parent_instance;

  StudioLineageRail *rail;
  AdwClamp *frame;
  GtkPicture *picture;
  GtkLabel *change;
  GtkLabel *prompt;
  GtkLabel *figures;
  GtkWidget *here;
  GtkWidget *branch;

  StudioSession *session;
  StudioLineageNode *node;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (StudioLineageRow, studio_lineage_row, ADW_TYPE_BIN)

/* The change has room for a word before the image gets its width, as far as the lines of the tree
 * leave any. */
static int
get_width_chars (const StudioLineagePlace *place)
{
  return MAX (8 - 2 * (int) place->column, 0);
}

/* However narrow its child, a clamp likes to be as wide as it may become. */
static void
set_picture (StudioLineageRow *self, GdkPaintable *picture)
{
  double ratio = picture == NULL ? 1 : gdk_paintable_get_intrinsic_aspect_ratio (picture);
  int width = CLAMP ((int) (EDGE * ratio), EDGE, MAX_WIDTH);

  gtk_picture_set_paintable (self->picture, picture);
  adw_clamp_set_tightening_threshold (self->frame, width);
  adw_clamp_set_maximum_size (self->frame, width);
}

static void
scaled_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioLineageRow) self = data;
  g_autoptr (GdkTexture) texture = studio_texture_scale_finish (result, NULL);

  if (texture != NULL && self->picture != NULL)
    set_picture (self, GDK_PAINTABLE (texture));
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioLineageRow) self = data;
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnailer_load_finish (
      STUDIO_THUMBNAILER (source), result, NULL);

  if (thumbnail == NULL || self->cancellable == NULL)
    return;
  int edge = EDGE * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gdk_pixbuf_get_width (thumbnail);
  int height = gdk_pixbuf_get_height (thumbnail);
  double scale = (double) edge / MAX (1, MIN (width, height));
  studio_texture_scale_async (thumbnail,
                              MAX (1, (int) (width * scale)),
                              MAX (1, (int) (height * scale)),
                              self->cancellable,
                              scaled_cb,
                              g_object_ref (self));
}

static void
load_thumbnail (StudioLineageRow *self, StudioRecord *record)
{
  self->cancellable = g_cancellable_new ();
  studio_thumbnailer_load_async (studio_session_get_thumbnailer (self->session),
                                 record,
                                 EDGE,
                                 self->cancellable,
                                 thumbnail_cb,
                                 g_object_ref (self));
}

static void
forget_thumbnail (StudioLineageRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->picture != NULL)
    set_picture (self, NULL);
}

static void
branch_cb (StudioLineageRow *self)
{
  gint64 id = studio_record_get_id (studio_lineage_node_get_record (self->node));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.recall", "x", id);
}

static void
menu_pressed_cb (StudioLineageRow *self, G_GNUC_UNUSED int n_press, double x, double y)
{
  StudioRecord *record = self->node == NULL ? NULL : studio_lineage_node_get_record (self->node);

  if (record != NULL)
    studio_image_menu_popup (GTK_WIDGET (self), studio_record_get_id (record), x, y);
}

static void
studio_lineage_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (studio_lineage_row_parent_class)
      ->size_allocate (widget, width, height, baseline);
  studio_image_menu_allocate (widget);
}

static void
studio_lineage_row_dispose (GObject *object)
{
  StudioLineageRow *self = STUDIO_LINEAGE_ROW (object);

  forget_thumbnail (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_LINEAGE_ROW);
  self->picture = NULL;
  g_clear_object (&self->node);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_lineage_row_parent_class)->dispose (object);
}

static void
studio_lineage_row_class_init (StudioLineageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_lineage_row_dispose;
  widget_class->size_allocate = studio_lineage_row_size_allocate;
  g_type_ensure (STUDIO_TYPE_LINEAGE_RAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-lineage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, rail);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, frame);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, change);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, prompt);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, figures);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, here);
  gtk_widget_class_bind_template_child (widget_class, StudioLineageRow, branch);
  gtk_widget_class_bind_template_callback (widget_class, branch_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
}

static void
studio_lineage_row_init (StudioLineageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_lineage_row_new:
 * @session: where thumbnails come from
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
studio_lineage_row_new (StudioSession *session)
{
  StudioLineageRow *self = g_object_new (STUDIO_TYPE_LINEAGE_ROW, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
show_texts (StudioLineageRow *self, gboolean here)
{
  StudioRecord *record = studio_lineage_node_get_record (self->node);
  StudioRequest *request = studio_record_get_request (record);
  const char *change = studio_lineage_node_get_change (self->node);
  const char *prompt = studio_record_get_prompt (record);
  const char *ratio = request == NULL ? ""
                                      : studio_aspect_ratio_to_string (
                                          studio_request_get_aspect_ratio (request));
  /* Translators: aspect ratio and seed of an image */
  g_autofree char *figures = g_strdup_printf (
      _ ("%s · seed %u"), ratio, request == NULL ? 0 : studio_request_get_seed (request));

  gtk_label_set_label (self->change, change == NULL ? _ ("The beginning") : change);
  gtk_label_set_label (self->prompt, prompt == NULL ? "" : prompt);
  gtk_label_set_label (self->figures, figures);
  gtk_widget_set_visible (self->here, here);
  /* Translators: read out for an image of a tree: what is different, the prompt, ratio and seed */
  g_autofree char *name = g_strdup_printf (
      _ ("%s. %s. %s"), gtk_label_get_label (self->change), prompt == NULL ? "" : prompt, figures);
  name = studio_image_name_add_place (name, studio_record_get_place (record));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * studio_lineage_row_set_node:
 * @self: a row
 * @node: (nullable): what it shows
 * @here: whether that is the image whose tree it is
 */
void
studio_lineage_row_set_node (StudioLineageRow *self, StudioLineageNode *node, gboolean here)
{
  g_return_if_fail (STUDIO_IS_LINEAGE_ROW (self));
  forget_thumbnail (self);
  g_set_object (&self->node, node);
  if (node == NULL)
    return;
  studio_lineage_rail_set_place (self->rail, studio_lineage_node_get_place (node));
  gtk_label_set_width_chars (self->change, get_width_chars (studio_lineage_node_get_place (node)));
  show_texts (self, here);
  load_thumbnail (self, studio_lineage_node_get_record (node));
}

/**
 * studio_lineage_row_get_node:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
StudioLineageNode *
studio_lineage_row_get_node (StudioLineageRow *self)
{
  g_return_val_if_fail (STUDIO_IS_LINEAGE_ROW (self), NULL);
  return self->node;
}
