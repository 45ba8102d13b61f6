/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details.h"

#include "studio-call-view.h"
#include "studio-details-actions.h"
#include "studio-details-family.h"
#include "studio-details-many.h"
#include "studio-details-notes.h"
#include "studio-fact-row.h"
#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-texture.h"
#include "studio-thumbnail.h"
#include "studio-turns.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* The preview's greatest height: a sheet has to leave room for the words. */
#define COLUMN_PREVIEW 420
#define SHEET_PREVIEW 120

struct _StudioDetails
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkPicture *picture;
  GtkWidget *close_button;
  AdwClamp *preview;
  GtkScrolledWindow *scroller;
  StudioDetailsFamily *family;
  StudioDetailsNotes *notes;
  GtkBox *record_page;
  GtkScrolledWindow *many_scroller;
  StudioDetailsMany *many; /* NULL until it is made */

  StudioSession *session;
  StudioThumbnailer *thumbnailer;
  StudioRecord *record;
  GCancellable *cancellable;
  int preview_height; /* the greatest */
  guint n_selected;
};

typedef enum
{
  PROP_RECORD = 1,
} StudioDetailsProperty;

static GParamSpec *properties[PROP_RECORD + 1];

G_DEFINE_FINAL_TYPE (StudioDetails, studio_details, ADW_TYPE_BIN)

static guint close_signal;
static guint record_activated_signal;

/* The picture is as high as its width makes it: what limits it is the width of that height. */
static void
limit_preview (StudioDetails *self)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);
  double ratio = paintable == NULL ? 0 : gdk_paintable_get_intrinsic_aspect_ratio (paintable);

  adw_clamp_set_maximum_size (self->preview,
                              (int) (self->preview_height * (ratio > 0 ? ratio : 1)));
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioDetails) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnailer_load_finish (
      STUDIO_THUMBNAILER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (thumbnail == NULL)
    return;
  g_autoptr (GdkTexture) texture = studio_texture_new_for_pixbuf (thumbnail);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  limit_preview (self);
}

static void
load (StudioDetails *self)
{
  if (self->record == NULL || !studio_record_get_loaded (self->record) || self->cancellable != NULL
      || studio_record_get_state (self->record) != STUDIO_RECORD_KEPT || self->thumbnailer == NULL
      || gtk_picture_get_paintable (self->picture) != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  studio_thumbnailer_load_async (self->thumbnailer,
                                 self->record,
                                 STUDIO_THUMBNAIL_LARGE,
                                 self->cancellable,
                                 thumbnail_cb,
                                 g_object_ref (self));
}

static gboolean
make_many (GtkWidget *widget)
{
  StudioDetails *self = STUDIO_DETAILS (widget);

  if (self->many == NULL)
    {
      self->many = g_object_new (STUDIO_TYPE_DETAILS_MANY, NULL);
      gtk_scrolled_window_set_child (self->many_scroller, GTK_WIDGET (self->many));
    }
  return G_SOURCE_REMOVE;
}

static gboolean
make_actions (GtkWidget *widget)
{
  StudioDetails *self = STUDIO_DETAILS (widget);
  GtkWidget *actions = g_object_new (STUDIO_TYPE_DETAILS_ACTIONS, NULL);

  g_object_bind_property (self, "record", actions, "record", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->record_page, actions);
  return G_SOURCE_REMOVE;
}

static void
show_page (StudioDetails *self)
{
  const char *page = self->n_selected > 1 ? "many" : "nothing";
  gtk_stack_set_visible_child_name (self->stack, self->record == NULL ? page : "record");
}

static void
forget_record (StudioDetails *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
}

static void
show_clicked_cb (StudioDetails *self)
{
  if (self->record != NULL)
    g_signal_emit (self, record_activated_signal, 0, self->record);
}

static void
relative_activated_cb (StudioDetails *self, StudioRecord *relative)
{
  g_signal_emit (self, record_activated_signal, 0, relative);
}

static void
close_clicked_cb (StudioDetails *self)
{
  g_signal_emit (self, close_signal, 0);
}

static void
studio_details_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDetails *self = STUDIO_DETAILS (object);
  switch ((StudioDetailsProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_details_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioDetails *self = STUDIO_DETAILS (object);
  switch ((StudioDetailsProperty) id)
    {
    case PROP_RECORD:
      studio_details_set_record (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_details_dispose (GObject *object)
{
  StudioDetails *self = STUDIO_DETAILS (object);
  forget_record (self);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_object (&self->thumbnailer);
  G_OBJECT_CLASS (studio_details_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-details.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, close_button);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, notes);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, many_scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, record_page);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, preview);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioDetails, family);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, relative_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_file);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_format);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_http_status);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_icon);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_is_kept);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_message);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_problem);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_source);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_title);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_made);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_negative);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_pixels);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_seed);
}

static void
studio_details_class_init (StudioDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_details_get_property;
  object_class->set_property = studio_details_set_property;
  object_class->dispose = studio_details_dispose;
  properties[PROP_RECORD] = g_param_spec_object (
      "record", NULL, NULL, STUDIO_TYPE_RECORD, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  close_signal = g_signal_new (
      "close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  g_type_ensure (STUDIO_TYPE_DETAILS_FAMILY);
  g_type_ensure (STUDIO_TYPE_DETAILS_NOTES);
  g_type_ensure (STUDIO_TYPE_FACT_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* With the rest, they would hold the main loop for too long. */
static void
studio_details_init (StudioDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_turns_add (GTK_WIDGET (self), make_actions);
  studio_turns_add (GTK_WIDGET (self), make_many);
  studio_details_set_closable (self, FALSE);
}

/**
 * studio_details_set_thumbnailer:
 * @self: the details
 * @thumbnailer: (nullable): who makes the picture
 */
void
studio_details_set_thumbnailer (StudioDetails *self, StudioThumbnailer *thumbnailer)
{
  g_return_if_fail (STUDIO_IS_DETAILS (self));
  g_set_object (&self->thumbnailer, thumbnailer);
  studio_details_family_set_thumbnailer (self->family, thumbnailer);
  load (self);
}

/**
 * studio_details_set_session:
 * @self: the details
 * @session: (nullable): who writes down what a person says of the image
 */
void
studio_details_set_session (StudioDetails *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_DETAILS (self));
  g_set_object (&self->session, session);
  studio_details_family_set_session (self->family, session);
  studio_details_notes_set_session (self->notes, session);
}

/**
 * studio_details_set_record:
 * @self: the details
 * @record: (nullable): the image, which may be filled later
 */
void
studio_details_set_record (StudioDetails *self, StudioRecord *record)
{
  g_return_if_fail (STUDIO_IS_DETAILS (self));
  if (self->record == record)
    return;

  forget_record (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_picture_set_paintable (self->picture, NULL);
  g_set_object (&self->record, record);
  studio_details_family_set_record (self->family, record);
  show_page (self);
  if (record != NULL)
    {
      g_signal_connect_object (
          record, "notify::loaded", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
      load (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * studio_details_set_n_selected:
 * @self: the details
 * @n_selected: how many images are selected
 *
 * Of several, they offer what can be said of all at once.
 */
void
studio_details_set_n_selected (StudioDetails *self, guint n_selected)
{
  g_return_if_fail (STUDIO_IS_DETAILS (self));
  self->n_selected = n_selected;
  if (n_selected > 1)
    {
      make_many (GTK_WIDGET (self));
      studio_details_many_set_n_selected (self->many, n_selected);
    }
  show_page (self);
}

/**
 * studio_details_set_closable:
 * @self: the details
 * @closable: whether they cover something and need a button to go
 */
void
studio_details_set_closable (StudioDetails *self, gboolean closable)
{
  g_return_if_fail (STUDIO_IS_DETAILS (self));
  gtk_widget_set_visible (self->close_button, closable);
  self->preview_height = closable ? SHEET_PREVIEW : COLUMN_PREVIEW;
  limit_preview (self);
}

/**
 * studio_details_get_record:
 * @self: the details
 *
 * Returns: (nullable) (transfer none): the image
 */
StudioRecord *
studio_details_get_record (StudioDetails *self)
{
  g_return_val_if_fail (STUDIO_IS_DETAILS (self), NULL);
  return self->record;
}
