/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-desktop-verbs.h"

#include "studio-portal.h"
#include "studio-share-copy.h"
#include "studio-wallpaper.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StudioWindow *window;
  gint64 id;
  char *path; /* of the copy, once there is one */
} Verb;

static Verb *
new_verb (GtkWidget *widget, GVariant *id)
{
  Verb *self = g_new0 (Verb, 1);

  self->window = STUDIO_WINDOW (g_object_ref (widget));
  self->id = g_variant_get_int64 (id);
  return self;
}

static void
free_verb (Verb *self)
{
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Verb, free_verb)

static gboolean
can_begin (GtkWidget *widget)
{
  StudioSession *session = studio_window_get_session (STUDIO_WINDOW (widget));

  return session != NULL && studio_session_get_library (session) != NULL;
}

/* A window that is closed shows no toast. */
static void
tell (const Verb *self, const char *text)
{
  if (studio_window_get_session (self->window) != NULL)
    studio_window_add_toast (self->window, adw_toast_new (text));
}

static gboolean
take_copy (Verb *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  g_free (self->path);
  self->path = studio_share_copy_finish (result, &error);
  if (studio_window_get_session (self->window) == NULL)
    return FALSE;
  if (self->path == NULL)
    studio_window_show_error (self->window, error);
  return self->path != NULL;
}

static void
tell_not_opened (const Verb *self)
{
  /* Translators: shown when neither a portal nor a default program opens the image. */
  tell (self, _ ("No program on this computer opens this image"));
}

static void
launched_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Verb) self = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    tell_not_opened (self);
}

static void
launch_default (Verb *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->window));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);

  g_app_info_launch_default_for_uri_async (
      uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, self);
}

static void
opened_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Verb) self = user_data;
  g_autoptr (GError) error = NULL;

  if (studio_portal_hand_file_finish (result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    launch_default (g_steal_pointer (&self));
  else
    tell_not_opened (self);
}

static void
copied_to_open_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Verb) self = user_data;

  if (!take_copy (self, result))
    return;
  const char *path = self->path;
  studio_portal_hand_file_async ("org.freedesktop.portal.OpenURI",
                                 "OpenFile",
                                 "ask",
                                 path,
                                 opened_cb,
                                 g_steal_pointer (&self));
}

static void
tell_wallpaper_set (const Verb *self)
{
  /* Translators: the image is the desktop's background now. */
  tell (self, _ ("Wallpaper set"));
}

static void
copied_to_stay_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Verb) self = user_data;

  if (!take_copy (self, result))
    return;
  studio_wallpaper_set (self->path);
  tell_wallpaper_set (self);
}

static void
set_without_portal (Verb *self)
{
  g_autoptr (Verb) owned = self;
  g_autofree char *folder = studio_wallpaper_dup_folder ();

  if (!can_begin (GTK_WIDGET (self->window)))
    return;
  if (studio_wallpaper_is_settable ())
    studio_share_copy_async (
        self->window, self->id, folder, copied_to_stay_cb, g_steal_pointer (&owned));
  else
    tell (self, _ ("Save the image and set it as wallpaper in your desktop’s settings"));
}

static void
wallpaper_shown_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Verb) self = user_data;
  g_autoptr (GError) error = NULL;

  if (studio_portal_hand_file_finish (result, &error))
    tell_wallpaper_set (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_without_portal (g_steal_pointer (&self));
}

static void
copied_to_show_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Verb) self = user_data;

  if (!take_copy (self, result))
    return;
  const char *path = self->path;
  studio_portal_hand_file_async ("org.freedesktop.portal.Wallpaper",
                                 "SetWallpaperFile",
                                 "show-preview",
                                 path,
                                 wallpaper_shown_cb,
                                 g_steal_pointer (&self));
}

static void
open_with_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *id)
{
  if (can_begin (widget))
    studio_share_copy_async (STUDIO_WINDOW (widget),
                             g_variant_get_int64 (id),
                             NULL,
                             copied_to_open_cb,
                             new_verb (widget, id));
}

static void
set_wallpaper_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, GVariant *id)
{
  if (can_begin (widget))
    studio_share_copy_async (STUDIO_WINDOW (widget),
                             g_variant_get_int64 (id),
                             NULL,
                             copied_to_show_cb,
                             new_verb (widget, id));
}

/**
 * studio_desktop_verbs_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions with which the desktop gets an image.
 */
void
studio_desktop_verbs_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open-with", "x", open_with_action);
  gtk_widget_class_install_action (klass, "win.set-wallpaper", "x", set_wallpaper_action);
}
