/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-group.h"

#include "studio-connection-row.h"
#include "studio-error.h"
#include "studio-property.h"

struct _StudioConnectionGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GtkLabel *problem;
  StudioSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (StudioConnectionGroup, studio_connection_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} StudioConnectionGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static void
show_problem (StudioConnectionGroup *self, const GError *error)
{
  const char *advice = error == NULL ? NULL : studio_error_get_advice (error);
  g_autofree char *text = error == NULL ? g_strdup ("")
                                        : g_strjoin (" ", error->message, advice, NULL);

  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static StudioConnectionStore *
get_store (StudioConnectionGroup *self)
{
  return studio_session_get_connection_store (self->session);
}

static void
used_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectionGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = studio_connection_store_use_finish (
      STUDIO_CONNECTION_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_problem (self, error);
  if (connection != NULL)
    studio_session_set_connection (self->session, connection);
}

static void
use_cb (StudioConnectionGroup *self, StudioConnectionRow *row)
{
  studio_connection_store_use_async (get_store (self),
                                     studio_connection_row_get_name (row),
                                     self->cancellable,
                                     used_cb,
                                     g_object_ref (self));
}

static void reload (StudioConnectionGroup *self);

/* The active one again: none, where it was that one which was forgotten. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectionGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConnection) connection = studio_connection_store_load_finish (
      STUDIO_CONNECTION_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  studio_session_set_connection (self->session, connection);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectionGroup) self = data;
  g_autoptr (GError) error = NULL;
  StudioConnection *now;

  studio_connection_store_forget_finish (STUDIO_CONNECTION_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_problem (self, error);
  now = studio_session_get_connection (self->session);
  if (now != NULL && studio_connection_get_source (now) == STUDIO_CONNECTION_KEYRING)
    studio_connection_store_load_async (
        get_store (self), self->cancellable, loaded_cb, g_object_ref (self));
  reload (self);
}

static void
forget_cb (StudioConnectionGroup *self, StudioConnectionRow *row)
{
  studio_connection_store_forget_async (get_store (self),
                                        studio_connection_row_get_name (row),
                                        self->cancellable,
                                        forgotten_cb,
                                        g_object_ref (self));
}

static GtkWidget *
create_row (gpointer saved, gpointer data)
{
  GtkWidget *row = studio_connection_row_new (saved);

  g_signal_connect_object (row, "use", G_CALLBACK (use_cb), data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "forget", G_CALLBACK (forget_cb), data, G_CONNECT_SWAPPED);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectionGroup) self = data;
  g_autoptr (GListModel) list = studio_connection_store_list_finish (
      STUDIO_CONNECTION_STORE (source), result, NULL);

  if (list == NULL || self->list == NULL)
    return;
  gtk_list_box_bind_model (self->list, list, create_row, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (list) > 0);
}

static void
reload (StudioConnectionGroup *self)
{
  studio_connection_store_list_async (
      get_store (self), self->cancellable, listed_cb, g_object_ref (self));
}

static void
set_session (StudioConnectionGroup *self, StudioSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!studio_property_set_object (self, properties[PROP_SESSION], &self->session, session)
      || session == NULL)
    return;
  g_signal_connect_object (
      session, "notify::connection", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
studio_connection_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioConnectionGroupProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, STUDIO_CONNECTION_GROUP (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_connection_group_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  switch ((StudioConnectionGroupProperty) id)
    {
    case PROP_SESSION:
      set_session (STUDIO_CONNECTION_GROUP (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_connection_group_dispose (GObject *object)
{
  StudioConnectionGroup *self = STUDIO_CONNECTION_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CONNECTION_GROUP);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_connection_group_parent_class)->dispose (object);
}

static void
studio_connection_group_finalize (GObject *object)
{
  g_clear_object (&STUDIO_CONNECTION_GROUP (object)->cancellable);
  G_OBJECT_CLASS (studio_connection_group_parent_class)->finalize (object);
}

static void
studio_connection_group_class_init (StudioConnectionGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_connection_group_get_property;
  object_class->set_property = studio_connection_group_set_property;
  object_class->dispose = studio_connection_group_dispose;
  object_class->finalize = studio_connection_group_finalize;
  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-connection-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioConnectionGroup, list);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectionGroup, problem);
}

static void
studio_connection_group_init (StudioConnectionGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
