/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details-family.h"

#include "studio-image-name.h"
#include "studio-session-family.h"
#include "studio-shared-closures.h"
#include "studio-texture.h"
#include "studio-thumbnail.h"

#include <glib/gi18n-lib.h>

#define TILE_WIDTH 80
#define TILE_HEIGHT 56

struct _StudioDetailsFamily
{
  AdwBin parent_instance;

  GtkWidget *parent_button;
  GtkLabel *parent_label;
  GtkWidget *children;
  GtkFlowBox *tiles;

  StudioSession *session;
  StudioThumbnailer *thumbnailer;
  StudioRecord *record;
  StudioRecord *parent;      /* the image it was made from, once it is known */
  GPtrArray *relatives;      /* the images that were made from it, in the order of the tiles */
  GCancellable *cancellable; /* of the questions about the image on show */
};

G_DEFINE_FINAL_TYPE (StudioDetailsFamily, studio_details_family, ADW_TYPE_BIN)

static guint record_activated_signal;

static void
parent_clicked_cb (StudioDetailsFamily *self)
{
  if (self->parent != NULL)
    g_signal_emit (self, record_activated_signal, 0, self->parent);
}

static void
child_activated_cb (StudioDetailsFamily *self, GtkFlowBoxChild *tile)
{
  guint index = (guint) gtk_flow_box_child_get_index (tile);

  if (self->relatives != NULL && index < self->relatives->len)
    g_signal_emit (self, record_activated_signal, 0, g_ptr_array_index (self->relatives, index));
}

/* Holds what is shown when the answer comes: by then it may be another image. */
typedef struct
{
  StudioDetailsFamily *self;
  StudioRecord *record;
} Question;

static gpointer
new_question (StudioDetailsFamily *self)
{
  Question question = { g_object_ref (self), g_object_ref (self->record) };
  return g_memdup2 (&question, sizeof question);
}

static void
parent_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (StudioDetailsFamily) self = question->self;
  g_autoptr (StudioRecord) record = question->record;
  g_autoptr (StudioRecord) parent = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, NULL);

  if (parent == NULL || self->record != record || studio_record_get_trashed (parent))
    return;
  g_autofree char *prompt = studio_closure_first_line (NULL, studio_record_get_prompt (parent));
  /* Translators: %s is the prompt of another image, of which this one is a variation */
  g_autofree char *text = g_strdup_printf (_ ("Made from “%s”"), prompt);
  gtk_label_set_label (self->parent_label, text);
  gtk_widget_set_visible (self->parent_button, TRUE);
  g_set_object (&self->parent, parent);
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkPicture) picture = user_data;
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnailer_load_finish (
      STUDIO_THUMBNAILER (source), result, NULL);

  if (thumbnail == NULL)
    return;
  g_autoptr (GdkTexture) texture = studio_texture_new_for_pixbuf (thumbnail);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

static void
add_tile (StudioDetailsFamily *self, StudioRecord *record)
{
  g_autofree char *name = studio_image_name_for_record (record);
  GtkWidget *picture = g_object_new (
      GTK_TYPE_PICTURE, "height-request", TILE_HEIGHT, "alternative-text", name, NULL);
  /* A picture would like to be as large as its thumbnail. */
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP,
                                   "halign",
                                   GTK_ALIGN_START,
                                   "maximum-size",
                                   TILE_WIDTH,
                                   "tightening-threshold",
                                   TILE_WIDTH,
                                   "child",
                                   picture,
                                   NULL);
  GtkWidget *tile = g_object_new (
      GTK_TYPE_FLOW_BOX_CHILD, "child", clamp, "tooltip-text", name, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_flow_box_append (self->tiles, tile);
  if (self->thumbnailer != NULL)
    studio_thumbnailer_load_async (self->thumbnailer,
                                   record,
                                   STUDIO_THUMBNAIL_NORMAL,
                                   self->cancellable,
                                   thumbnail_cb,
                                   g_object_ref (picture));
}

static void
children_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (StudioDetailsFamily) self = question->self;
  g_autoptr (StudioRecord) record = question->record;
  g_autoptr (GPtrArray) children = studio_session_load_children_finish (
      STUDIO_SESSION (source), result, NULL);

  if (children == NULL || children->len == 0 || self->record != record)
    return;
  for (guint i = 0; i < children->len; i++)
    add_tile (self, g_ptr_array_index (children, i));
  g_clear_pointer (&self->relatives, g_ptr_array_unref);
  self->relatives = g_steal_pointer (&children);
  gtk_widget_set_visible (self->children, TRUE);
}

/* An image that is gone for good says nothing of where this one is from. */
static void
look (StudioDetailsFamily *self)
{
  if (self->session == NULL || self->record == NULL || self->cancellable != NULL
      || !studio_record_get_loaded (self->record))
    return;
  self->cancellable = g_cancellable_new ();
  if (studio_record_get_parent (self->record) != 0)
    studio_session_load_record_async (self->session,
                                      studio_record_get_parent (self->record),
                                      parent_loaded_cb,
                                      new_question (self));
  studio_session_load_children_async (self->session,
                                      studio_record_get_id (self->record),
                                      self->cancellable,
                                      children_loaded_cb,
                                      new_question (self));
}

static void
forget (StudioDetailsFamily *self)
{
  GtkFlowBoxChild *tile = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_clear_object (&self->record);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->relatives, g_ptr_array_unref);
  if (self->tiles == NULL)
    return; /* on its way out */
  while ((tile = gtk_flow_box_get_child_at_index (self->tiles, 0)) != NULL)
    gtk_flow_box_remove (self->tiles, GTK_WIDGET (tile));
  gtk_widget_set_visible (self->parent_button, FALSE);
  gtk_widget_set_visible (self->children, FALSE);
}

static void
studio_details_family_dispose (GObject *object)
{
  StudioDetailsFamily *self = STUDIO_DETAILS_FAMILY (object);

  forget (self);
  g_clear_object (&self->session);
  g_clear_object (&self->thumbnailer);
  G_OBJECT_CLASS (studio_details_family_parent_class)->dispose (object);
}

static void
studio_details_family_class_init (StudioDetailsFamilyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_details_family_dispose;
  record_activated_signal = g_signal_new ("record-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          STUDIO_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-details-family.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsFamily, parent_button);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsFamily, parent_label);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsFamily, children);
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsFamily, tiles);
  gtk_widget_class_bind_template_callback (widget_class, parent_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_activated_cb);
}

static void
studio_details_family_init (StudioDetailsFamily *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_details_family_set_session:
 * @self: the family
 * @session: (nullable): who knows what came from what
 */
void
studio_details_family_set_session (StudioDetailsFamily *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_DETAILS_FAMILY (self));
  g_set_object (&self->session, session);
  look (self);
}

/**
 * studio_details_family_set_thumbnailer:
 * @self: the family
 * @thumbnailer: (nullable): who makes the pictures
 */
void
studio_details_family_set_thumbnailer (StudioDetailsFamily *self, StudioThumbnailer *thumbnailer)
{
  g_return_if_fail (STUDIO_IS_DETAILS_FAMILY (self));
  g_set_object (&self->thumbnailer, thumbnailer);
}

/**
 * studio_details_family_set_record:
 * @self: the family
 * @record: (nullable): the image, which may be filled later
 */
void
studio_details_family_set_record (StudioDetailsFamily *self, StudioRecord *record)
{
  g_return_if_fail (STUDIO_IS_DETAILS_FAMILY (self));
  if (self->record == record)
    return;

  forget (self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify::loaded", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
}
