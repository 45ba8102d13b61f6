/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-dialog.h"

#include "studio-error.h"
#include "studio-property.h"
#include "studio-request.h"
#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>

/* What DIFFUSION_URL says in the United States, where most models run. */
#define DEFAULT_ADDRESS "https://us.inference.heroku.com"

struct _StudioConnectDialog
{
  AdwWindow parent_instance;

  GtkEditable *address;
  GtkEditable *key;
  GtkEditable *model;
  GtkLabel *problem;
  GtkWidget *form;
  GtkWidget *connect_button;
  StudioSession *session;
  StudioConnection *connection;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (StudioConnectDialog, studio_connect_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  PROP_SESSION = 1,
} StudioConnectDialogProperty;

static GParamSpec *properties[PROP_SESSION + 1];
static guint connected_signal;

static void
set_invalid (gpointer row, gboolean invalid, const char *why)
{
  if (invalid)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, invalid ? why : "", -1);
}

static void
show_problem (StudioConnectDialog *self, const GError *error)
{
  const char *why = error == NULL ? "" : error->message;
  gboolean address = g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_ADDRESS);
  gboolean key = g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_KEY);
  gboolean model = g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_MODEL);

  set_invalid (self->address, address, why);
  set_invalid (self->key, key, why);
  set_invalid (self->model, model, why);
  gtk_label_set_label (self->problem, why);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (address)
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
  else if (key)
    gtk_widget_grab_focus (GTK_WIDGET (self->key));
  else if (model)
    gtk_widget_grab_focus (GTK_WIDGET (self->model));
}

/* A connection takes any model id; what a request would be refused for is said here already. */
static gboolean
check_model (const char *model, GError **error)
{
  g_autoptr (StudioRequest) request = studio_request_new (
      "?", NULL, STUDIO_ASPECT_RATIO_DEFAULT, 1, STUDIO_OUTPUT_FORMAT_PNG, model);

  return studio_request_validate (request, error);
}

static StudioConnection *
create_connection (StudioConnectDialog *self, StudioConnectionSource source, GError **error)
{
  return studio_connection_new (gtk_editable_get_text (self->address),
                                gtk_editable_get_text (self->key),
                                gtk_editable_get_text (self->model),
                                source,
                                error);
}

static void
finish_connecting (StudioConnectDialog *self, gboolean remembered)
{
  studio_session_set_connection (self->session, self->connection);
  g_signal_emit (self, connected_signal, 0, remembered);
  gtk_window_close (GTK_WINDOW (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (studio_connection_store_save_finish (STUDIO_CONNECTION_STORE (source), result, &error))
    {
      finish_connecting (self, TRUE);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  gtk_widget_set_sensitive (self->connect_button, TRUE);
  g_clear_object (&self->connection);
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING))
    {
      /* No keyring is no reason not to work; the window says that the key is not kept. */
      g_clear_error (&error);
      self->connection = create_connection (self, STUDIO_CONNECTION_THIS_SESSION, &error);
      if (self->connection != NULL)
        {
          finish_connecting (self, FALSE);
          return;
        }
    }
  show_problem (self, error);
}

static void
connect_cb (StudioConnectDialog *self)
{
  g_autoptr (GError) error = NULL;
  StudioConnection *connection = NULL;

  if (check_model (gtk_editable_get_text (self->model), &error))
    connection = create_connection (self, STUDIO_CONNECTION_KEYRING, &error);
  show_problem (self, error);
  if (connection == NULL)
    return;
  g_clear_object (&self->connection);
  self->connection = connection;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (self->connect_button, FALSE);
  studio_connection_store_save_async (studio_session_get_connection_store (self->session),
                                      connection,
                                      self->cancellable,
                                      saved_cb,
                                      g_object_ref (self));
}

static void
edited_cb (StudioConnectDialog *self)
{
  show_problem (self, NULL);
}

static void
fill (StudioConnectDialog *self)
{
  StudioConnection *now = studio_session_get_connection (self->session);

  gtk_editable_set_text (self->address, DEFAULT_ADDRESS);
  gtk_editable_set_text (self->model, STUDIO_DEFAULT_MODEL);
  if (now == NULL || studio_connection_get_source (now) == STUDIO_CONNECTION_DEMO)
    return;
  gtk_editable_set_text (self->address, studio_connection_get_address (now));
  gtk_editable_set_text (self->model, studio_connection_get_model (now));
}

static void
studio_connect_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (studio_connect_dialog_parent_class)->constructed (object);
  fill (STUDIO_CONNECT_DIALOG (object));
  show_problem (STUDIO_CONNECT_DIALOG (object), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (STUDIO_CONNECT_DIALOG (object)->address));
}

static void
studio_connect_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioConnectDialogProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, STUDIO_CONNECT_DIALOG (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_connect_dialog_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((StudioConnectDialogProperty) id)
    {
    case PROP_SESSION:
      STUDIO_CONNECT_DIALOG (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_connect_dialog_dispose (GObject *object)
{
  StudioConnectDialog *self = STUDIO_CONNECT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CONNECT_DIALOG);
  g_clear_object (&self->connection);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_connect_dialog_parent_class)->dispose (object);
}

static void
studio_connect_dialog_finalize (GObject *object)
{
  g_clear_object (&STUDIO_CONNECT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (studio_connect_dialog_parent_class)->finalize (object);
}

static void
studio_connect_dialog_class_init (StudioConnectDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = studio_connect_dialog_constructed;
  object_class->get_property = studio_connect_dialog_get_property;
  object_class->set_property = studio_connect_dialog_set_property;
  object_class->dispose = studio_connect_dialog_dispose;
  object_class->finalize = studio_connect_dialog_finalize;

  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, STUDIO_TYPE_SESSION, STUDIO_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  connected_signal = g_signal_new ("connected",
                                   STUDIO_TYPE_CONNECT_DIALOG,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_BOOLEAN);

  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, (GdkModifierType) 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, address);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, key);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, model);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
studio_connect_dialog_init (StudioConnectDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_connect_dialog_new:
 * @session: the session to connect
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): a modal window, which GTK owns
 */
GtkWindow *
studio_connect_dialog_new (StudioSession *session, GtkWindow *parent)
{
  return g_object_new (
      STUDIO_TYPE_CONNECT_DIALOG, "session", session, "transient-for", parent, NULL);
}
