/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-storage-group.h"

#include "studio-dialogs.h"
#include "studio-property.h"
#include "studio-session-storage.h"

#include <glib/gi18n-lib.h>

struct _StudioStorageGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *images_row;
  AdwActionRow *trash_row;
  AdwActionRow *other_row;
  AdwActionRow *leftovers_row;
  AdwPreferencesRow *move_row;
  GtkWidget *empty_button;
  GtkWidget *move_button;
  GtkAdjustment *days;
  GtkLabel *problem;
  StudioSession *session;
  GCancellable *cancellable; /* of what was asked last about old images */
  StudioAmount trash;
  GArray *old; /* (nullable): gint64, what was shown */
};

G_DEFINE_FINAL_TYPE (StudioStorageGroup, studio_storage_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} StudioStorageGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static gboolean
has_library (StudioStorageGroup *self)
{
  return self->session != NULL && studio_session_get_library (self->session) != NULL;
}

static void
show_problem (StudioStorageGroup *self, const GError *error)
{
  if (self->problem == NULL)
    return;
  gtk_label_set_label (self->problem, error == NULL ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
show_amount (AdwActionRow *row, StudioAmount amount)
{
  g_autofree char *text = studio_storage_group_describe (amount);
  adw_action_row_set_subtitle (row, text);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStorageGroup) self = data;
  g_autoptr (GError) error = NULL;
  StudioStorage storage;
  gboolean good = studio_session_measure_finish (STUDIO_SESSION (source), result, &storage, &error);

  show_problem (self, error);
  if (!good || self->images_row == NULL)
    return;
  const StudioAmount other = {
    .n_files = storage.thumbnails.n_files + storage.database.n_files,
    .n_bytes = storage.thumbnails.n_bytes + storage.database.n_bytes,
  };
  self->trash = storage.trash;
  show_amount (self->images_row, storage.images);
  show_amount (self->trash_row, storage.trash);
  show_amount (self->other_row, other);
  show_amount (self->leftovers_row, storage.leftovers);
  gtk_widget_set_visible (GTK_WIDGET (self->leftovers_row), storage.leftovers.n_files > 0);
  gtk_widget_set_sensitive (self->empty_button, storage.trash.n_files > 0);
}

static void
measure (StudioStorageGroup *self)
{
  studio_session_measure_async (self->session, NULL, measured_cb, g_object_ref (self));
}

static void
show_old (StudioStorageGroup *self, StudioAmount amount)
{
  g_autofree char *size = g_format_size (amount.n_bytes);
  g_autofree char *text = g_strdup_printf (
      /* Translators: images without a star and without a rating, and their size */
      ngettext ("%'u image, %s", "%'u images, %s", (guint) amount.n_files),
      (guint) amount.n_files,
      size);

  adw_preferences_row_set_title (self->move_row,
                                 amount.n_files == 0 ? _ ("There are no such images") : text);
  gtk_widget_set_sensitive (self->move_button, amount.n_files > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStorageGroup) self = data;
  g_autoptr (GError) error = NULL;
  StudioAmount amount;
  g_autoptr (GCancellable) asked = g_object_ref (g_task_get_cancellable (G_TASK (result)));
  g_autoptr (GArray) ids = studio_session_list_unstarred_finish (
      STUDIO_SESSION (source), result, &amount, &error);

  if (g_cancellable_is_cancelled (asked))
    return;
  show_problem (self, error);
  if (ids == NULL)
    return;
  g_clear_pointer (&self->old, g_array_unref);
  self->old = g_steal_pointer (&ids);
  show_old (self, amount);
}

/* What is moved is what was shown, not what may have come to be old since. */
static void
preview (StudioStorageGroup *self)
{
  gint64 age = (gint64) gtk_adjustment_get_value (self->days) * G_TIME_SPAN_DAY;

  if (!has_library (self))
    return;
  gtk_widget_set_sensitive (self->move_button, FALSE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  studio_session_list_unstarred_async (
      self->session, g_get_real_time () - age, self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed (StudioStorageGroup *self, const GError *error)
{
  if (self->images_row == NULL)
    return;
  measure (self);
  preview (self);
  show_problem (self, error);
}

static void
emptied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStorageGroup) self = data;
  g_autoptr (GError) error = NULL;
  StudioAmount removed;

  studio_session_empty_trash_finish (STUDIO_SESSION (source), result, &removed, &error);
  changed (self, error);
}

static void
confirmed_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStorageGroup) self = data;

  if (!studio_dialogs_confirm_finish (result, NULL) || self->images_row == NULL)
    return;
  gtk_widget_set_sensitive (self->empty_button, FALSE);
  studio_session_empty_trash_async (self->session, NULL, emptied_cb, g_object_ref (self));
}

static void
empty_cb (StudioStorageGroup *self)
{
  g_autofree char *amount = studio_storage_group_describe (self->trash);
  /* Translators: %s is a number of files and their size */
  g_autofree char *body = g_strdup_printf (
      _ ("%s: they are removed for good. Prompts, seeds and costs stay in the ledger."), amount);

  studio_dialogs_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                _ ("Empty the Trash?"),
                                body,
                                _ ("_Empty Trash"),
                                TRUE,
                                NULL,
                                confirmed_cb,
                                g_object_ref (self));
}

static void
progress_cb (guint64 n_done, guint64 n_all, gpointer data)
{
  StudioStorageGroup *self = data;
  /* Translators: images that are moved to the trash */
  g_autofree char *text = g_strdup_printf (
      _ ("Moving %1$'u of %2$'u"), (guint) n_done, (guint) n_all);

  if (self->move_row != NULL)
    adw_preferences_row_set_title (self->move_row, text);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStorageGroup) self = data;
  g_autoptr (GError) error = NULL;

  studio_session_trash_many_finish (STUDIO_SESSION (source), result, &error);
  changed (self, error);
}

static void
move_cb (StudioStorageGroup *self)
{
  g_autoptr (GArray) ids = g_steal_pointer (&self->old);

  gtk_widget_set_sensitive (self->move_button, FALSE);
  if (ids == NULL)
    return;
  studio_session_trash_many_async (self->session,
                                   (const gint64 *) (gpointer) ids->data,
                                   ids->len,
                                   NULL,
                                   progress_cb,
                                   self,
                                   moved_cb,
                                   g_object_ref (self));
}

static void
set_session (StudioStorageGroup *self, StudioSession *session)
{
  if (!studio_property_set_object (self, properties[PROP_SESSION], &self->session, session))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), has_library (self));
  if (!has_library (self))
    return;
  measure (self);
  preview (self);
}

static void
studio_storage_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioStorageGroupProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, STUDIO_STORAGE_GROUP (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_storage_group_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch ((StudioStorageGroupProperty) id)
    {
    case PROP_SESSION:
      set_session (STUDIO_STORAGE_GROUP (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_storage_group_dispose (GObject *object)
{
  StudioStorageGroup *self = STUDIO_STORAGE_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_STORAGE_GROUP);
  g_clear_pointer (&self->old, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_storage_group_parent_class)->dispose (object);
}

static void
studio_storage_group_class_init (StudioStorageGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_storage_group_get_property;
  object_class->set_property = studio_storage_group_set_property;
  object_class->dispose = studio_storage_group_dispose;
  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-storage-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, images_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, trash_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, other_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, leftovers_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, move_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, empty_button);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, move_button);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, days);
  gtk_widget_class_bind_template_child (widget_class, StudioStorageGroup, problem);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview);
}

static void
studio_storage_group_init (StudioStorageGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_storage_group_describe:
 * @amount: files
 *
 * Returns: (transfer full): how many they are and how large
 */
char *
studio_storage_group_describe (StudioAmount amount)
{
  g_autofree char *size = g_format_size (amount.n_bytes);

  return g_strdup_printf (ngettext ("%'u file, %s", "%'u files, %s", (guint) amount.n_files),
                          (guint) amount.n_files,
                          size);
}
