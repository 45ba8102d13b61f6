/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filmstrip-tile.h"

#include "studio-copy-actions.h"
#include "studio-image-drag.h"
#include "studio-image-menu.h"
#include "studio-image-name.h"
#include "studio-property.h"
#include "studio-record-place.h"
#include "studio-shared-closures.h"
#include "studio-texture.h"
#include "studio-thumbnail.h"
#include "studio-view-closures.h"

#include <glib/gi18n-lib.h>

/* A stamp is never so narrow that its state cannot be read, and never so wide that few fit. */
#define MIN_WIDTH 76

/* Whole seconds are shown, and none is left out. */
#define TICK_MS 500

#define MAX_WIDTH 211

struct _StudioFilmstripTile
{
  AdwBin parent_instance;

  GtkPicture *picture;
  GtkImage *state_icon;
  GtkLabel *state_label;

  StudioSession *session;
  StudioLibrary *library;
  StudioJob *job;
  GCancellable *cancellable;
  guint tick_id;
  int height;
  gboolean fills;
  gboolean starred;
  guint place; /* in its run, 0 where it is alone or not yet known */
};

typedef enum
{
  PROP_STARRED = 1,
} StudioFilmstripTileProperty;

static GParamSpec *properties[PROP_STARRED + 1];

G_DEFINE_FINAL_TYPE (StudioFilmstripTile, studio_filmstrip_tile, ADW_TYPE_BIN)

static void
set_texture (StudioFilmstripTile *self, GdkTexture *texture)
{
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
}

static void
scaled_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioFilmstripTile) self = user_data;
  g_autoptr (GdkTexture) texture = studio_texture_scale_finish (result, NULL);
  if (texture != NULL)
    set_texture (self, texture);
}

static void
scale_pixbuf (StudioFilmstripTile *self, GdkPixbuf *pixbuf)
{
  int height = self->height * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gdk_pixbuf_get_width (pixbuf) * height / MAX (gdk_pixbuf_get_height (pixbuf), 1);
  studio_texture_scale_async (
      pixbuf, width, height, self->cancellable, scaled_cb, g_object_ref (self));
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioFilmstripTile) self = user_data;
  g_autoptr (GdkPixbuf) thumbnail = studio_thumbnailer_load_finish (
      STUDIO_THUMBNAILER (source), result, NULL);
  if (thumbnail != NULL)
    scale_pixbuf (self, thumbnail);
}

static char *
describe_state (StudioFilmstripTile *self)
{
  StudioRecordState state = studio_job_get_state (self->job);

  return state == STUDIO_RECORD_QUEUED
             ? studio_view_wait_on_stamp (
                 NULL, studio_job_get_wait_reason (self->job), studio_job_get_wait_us (self->job))
             : studio_closure_job_title (NULL, state, studio_job_get_progress (self->job));
}

static void
update_name (StudioFilmstripTile *self)
{
  StudioRequest *request = studio_job_get_request (self->job);
  g_autofree char *name = studio_view_image_name (NULL,
                                                  studio_request_get_prompt (request),
                                                  studio_request_get_aspect_ratio (request),
                                                  self->starred);
  name = studio_image_name_add_place (name, self->place);
  g_autofree char *state = describe_state (self);
  /* Translators: read out for a job: the image, and how far it is */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s"), name, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
record_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StudioFilmstripTile) self = user_data;
  g_autoptr (StudioRecord) record = studio_session_load_record_finish (
      STUDIO_SESSION (source), result, NULL);

  if (record == NULL || self->job == NULL
      || studio_record_get_id (record) != studio_job_get_record_id (self->job))
    return;
  studio_image_drag_set_record (GTK_WIDGET (self), record);
  self->place = studio_record_get_place (record);
  studio_property_set_boolean (
      self, properties[PROP_STARRED], &self->starred, studio_record_get_starred (record));
  update_name (self);
  if (gtk_picture_get_paintable (self->picture) == NULL
      && studio_job_get_pixbuf (self->job) == NULL)
    studio_thumbnailer_load_async (studio_session_get_thumbnailer (self->session),
                                   record,
                                   self->fills ? STUDIO_THUMBNAIL_LARGE : STUDIO_THUMBNAIL_NORMAL,
                                   self->cancellable,
                                   thumbnail_cb,
                                   g_object_ref (self));
}

static void
load_record (StudioFilmstripTile *self)
{
  gint64 id = studio_job_get_record_id (self->job);
  if (self->session != NULL && id > 0 && studio_session_get_library (self->session) != NULL)
    studio_session_load_record_async (self->session, id, record_loaded_cb, g_object_ref (self));
}

/* In lines, for a dot between the two would end one of them. Returns whether it was another. */
static gboolean
show_state (StudioFilmstripTile *self)
{
  g_autofree char *state = describe_state (self);
  g_autoptr (GString) lines = g_string_new (state);

  g_string_replace (lines, " · ", "\n", 0);
  if (g_strcmp0 (gtk_label_get_label (self->state_label), lines->str) == 0)
    return FALSE;
  gtk_label_set_label (self->state_label, lines->str);
  return TRUE;
}

static void
progress_cb (StudioFilmstripTile *self)
{
  show_state (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  StudioFilmstripTile *self = user_data;

  if (show_state (self))
    update_name (self);
  return G_SOURCE_CONTINUE;
}

/* Only what counts down needs to be looked at again by itself. */
static void
update_tick (StudioFilmstripTile *self)
{
  gboolean wanted = self->job != NULL && gtk_widget_get_mapped (GTK_WIDGET (self))
                    && studio_job_get_wait_reason (self->job) != STUDIO_WAIT_TURN;

  if (!wanted)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
}

static void
wait_cb (StudioFilmstripTile *self)
{
  progress_cb (self);
  update_name (self);
  update_tick (self);
}

static void
state_cb (StudioFilmstripTile *self)
{
  StudioRecordState state = studio_job_get_state (self->job);
  GdkPixbuf *pixbuf = studio_job_get_pixbuf (self->job);

  progress_cb (self);
  update_name (self);
  gtk_image_set_from_icon_name (self->state_icon, studio_view_state_icon (state));
  if (state != STUDIO_RECORD_KEPT)
    return;
  if (pixbuf != NULL && gtk_picture_get_paintable (self->picture) == NULL)
    scale_pixbuf (self, pixbuf);
  load_record (self);
}

static void
record_changed_cb (StudioFilmstripTile *self, gint64 id)
{
  if (self->job != NULL && id == studio_job_get_record_id (self->job)
      && studio_job_get_state (self->job) == STUDIO_RECORD_KEPT)
    load_record (self);
}

static void
menu_pressed_cb (StudioFilmstripTile *self, G_GNUC_UNUSED int n_press, double x, double y)
{
  if (self->job == NULL)
    return;
  gint64 id = studio_job_get_record_id (self->job);
  StudioKeymap *keymap = studio_keymap_find (GTK_WIDGET (self));
  g_autoptr (GMenuModel) menu = studio_job_get_state (self->job) == STUDIO_RECORD_KEPT
                                    ? studio_image_menu_new (keymap, id)
                                    : studio_image_menu_new_for_job (keymap, id);
  studio_image_menu_popup_model (GTK_WIDGET (self), menu, x, y);
}

static void
copy_prompt_action (GtkWidget *widget,
                    G_GNUC_UNUSED const char *name,
                    G_GNUC_UNUSED GVariant *parameter)
{
  StudioFilmstripTile *self = STUDIO_FILMSTRIP_TILE (widget);
  if (self->job != NULL)
    studio_copy_actions_copy_prompt (widget, studio_job_get_request (self->job));
}

static void
copy_as_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *form)
{
  StudioFilmstripTile *self = STUDIO_FILMSTRIP_TILE (widget);
  if (self->job != NULL)
    studio_copy_actions_copy_as (
        widget, studio_job_get_request (self->job), g_variant_get_string (form, NULL));
}

static void
forget_job (StudioFilmstripTile *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  studio_image_drag_set_record (GTK_WIDGET (self), NULL);
  update_tick (self);
}

static void
studio_filmstrip_tile_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_filmstrip_tile_parent_class)->map (widget);
  update_tick (STUDIO_FILMSTRIP_TILE (widget));
}

static void
studio_filmstrip_tile_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_filmstrip_tile_parent_class)->unmap (widget);
  update_tick (STUDIO_FILMSTRIP_TILE (widget));
}

static void
studio_filmstrip_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioFilmstripTile *self = STUDIO_FILMSTRIP_TILE (object);
  switch ((StudioFilmstripTileProperty) id)
    {
    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_filmstrip_tile_dispose (GObject *object)
{
  StudioFilmstripTile *self = STUDIO_FILMSTRIP_TILE (object);
  forget_job (self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_filmstrip_tile_parent_class)->dispose (object);
}

static void
studio_filmstrip_tile_class_init (StudioFilmstripTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_filmstrip_tile_get_property;
  object_class->dispose = studio_filmstrip_tile_dispose;
  widget_class->map = studio_filmstrip_tile_map;
  widget_class->unmap = studio_filmstrip_tile_unmap;
  properties[PROP_STARRED] = g_param_spec_boolean (
      "starred", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-filmstrip-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioFilmstripTile, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioFilmstripTile, state_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioFilmstripTile, state_label);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "job.copy-prompt", NULL, copy_prompt_action);
  gtk_widget_class_install_action (widget_class, "job.copy-as", "s", copy_as_action);
}

static void
studio_filmstrip_tile_init (StudioFilmstripTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->height = STUDIO_FILMSTRIP_TILE_HEIGHT;
  studio_image_drag_attach (GTK_WIDGET (self));
}

/**
 * studio_filmstrip_tile_new:
 * @session: (nullable): where thumbnails and stars are known
 *
 * Returns: (transfer floating): a tile without a job
 */
GtkWidget *
studio_filmstrip_tile_new (StudioSession *session)
{
  StudioFilmstripTile *self = g_object_new (STUDIO_TYPE_FILMSTRIP_TILE, NULL);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_set_object (&self->library, studio_session_get_library (session));
  if (self->library != NULL)
    g_signal_connect_object (
        self->library, "changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * studio_filmstrip_tile_set_fill:
 * @self: the tile, without a job
 * @height: how high its image is kept, logical pixels
 *
 * Lets the tile fill the room that it gets, in place of being a stamp of
 * %STUDIO_FILMSTRIP_TILE_HEIGHT.
 */
void
studio_filmstrip_tile_set_fill (StudioFilmstripTile *self, int height)
{
  g_return_if_fail (STUDIO_IS_FILMSTRIP_TILE (self) && height > 0);
  self->height = height;
  self->fills = TRUE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_FILL);
}

/**
 * studio_filmstrip_tile_set_job:
 * @self: the tile
 * @job: (nullable): what it shows from now on
 */
void
studio_filmstrip_tile_set_job (StudioFilmstripTile *self, StudioJob *job)
{
  g_return_if_fail (STUDIO_IS_FILMSTRIP_TILE (self));
  forget_job (self);
  set_texture (self, NULL);
  studio_property_set_boolean (self, properties[PROP_STARRED], &self->starred, FALSE);
  self->place = 0;
  if (job == NULL)
    return;

  StudioAspectRatio ratio = studio_request_get_aspect_ratio (studio_job_get_request (job));
  self->job = g_object_ref (job);
  self->cancellable = g_cancellable_new ();
  if (!self->fills)
    gtk_widget_set_size_request (
        GTK_WIDGET (self), studio_filmstrip_tile_get_width_for (ratio), self->height);
  g_signal_connect_object (job, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      job, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "notify::wait-us", G_CALLBACK (wait_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      job, "notify::wait-reason", G_CALLBACK (wait_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);
  update_tick (self);
}

/**
 * studio_filmstrip_tile_get_width_for:
 * @ratio: an aspect ratio
 *
 * Returns: how wide the tile of such an image is, logical pixels
 */
int
studio_filmstrip_tile_get_width_for (StudioAspectRatio ratio)
{
  int width = 1;
  int height = 1;
  studio_aspect_ratio_get_size (ratio, &width, &height);
  return CLAMP (width * STUDIO_FILMSTRIP_TILE_HEIGHT / MAX (height, 1), MIN_WIDTH, MAX_WIDTH);
}

/**
 * studio_filmstrip_tile_popup_menu:
 * @self: the tile
 *
 * Opens the menu of its image, or of what was asked for where there is no image.
 */
void
studio_filmstrip_tile_popup_menu (StudioFilmstripTile *self)
{
  g_return_if_fail (STUDIO_IS_FILMSTRIP_TILE (self));
  menu_pressed_cb (self, 1, 24, 24);
}
