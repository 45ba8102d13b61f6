/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-dialog.h"

#include "studio-client.h"
#include "studio-connect-import.h"
#include "studio-connect-paste.h"
#include "studio-connect-rows.h"
#include "studio-connection-probe.h"
#include "studio-copy-row.h"
#include "studio-dialog-title.h"
#include "studio-error.h"
#include "studio-finding-row.h"
#include "studio-property.h"
#include "studio-turns.h"
#include "studio-wrap-words.h"

/* What is to be done with the connection that the dialog is filled with. */
typedef enum
{
  AIM_CONNECT,
  AIM_TEST,
} Aim;

struct _StudioConnectDialog
{
  AdwWindow parent_instance;

  AdwViewStack *ways;
  AdwBin *paste_bin;
  AdwBin *import_bin;
  StudioConnectPaste *paste;   /* (nullable): the ways to type less come after the first frame */
  StudioConnectImport *import; /* (nullable) */
  GtkEditable *address;
  GtkEditable *key;
  GtkEditable *model;
  GtkEditable *name;
  GtkLabel *problem;
  GtkListBox *findings;
  GtkSpinner *spinner;
  GtkWidget *switcher;
  GtkWidget *form;
  GtkWidget *connect_button;
  StudioSession *session;
  StudioConnection *connection;
  GCancellable *cancellable;
  Aim aim;
};

G_DEFINE_FINAL_TYPE (StudioConnectDialog, studio_connect_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  PROP_SESSION = 1,
} StudioConnectDialogProperty;

static GParamSpec *properties[PROP_SESSION + 1];
static guint connected_signal;

static GtkWidget *
create_finding_row (gpointer finding, gpointer data G_GNUC_UNUSED)
{
  return studio_finding_row_new (finding);
}

static StudioConnectRows
get_rows (StudioConnectDialog *self)
{
  return (StudioConnectRows){ self->address, self->key, self->model, self->name };
}

static void
show_problem (StudioConnectDialog *self, const GError *error)
{
  const char *advice = error == NULL ? NULL : studio_error_get_advice (error);
  g_autofree char *why = error == NULL    ? g_strdup ("")
                         : advice == NULL ? g_strdup (error->message)
                                          : g_strdup_printf ("%s %s", error->message, advice);

  studio_connect_rows_show_problem (get_rows (self), error);
  if (self->import != NULL)
    studio_connect_import_show_problem (self->import, error);
  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_CONFIG_VARS))
    gtk_widget_grab_focus (
        adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->ways))));
  gtk_label_set_label (self->problem, why);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

static void
show_findings (StudioConnectDialog *self, GListModel *findings)
{
  gtk_list_box_bind_model (self->findings, findings, create_finding_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), findings != NULL);
}

static void
set_busy (StudioConnectDialog *self, gboolean busy)
{
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->connect_button, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* What was typed stays; the person goes on from there. */
static void
stop (StudioConnectDialog *self, const GError *error)
{
  set_busy (self, FALSE);
  show_problem (self, error);
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
  if (!g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING))
    {
      stop (self, error);
      return;
    }
  /* No keyring is no reason not to work; the window says that the key is not kept. */
  StudioConnection *for_now = studio_connection_copy (
      self->connection, NULL, STUDIO_CONNECTION_THIS_SESSION);
  g_object_unref (self->connection);
  self->connection = for_now;
  finish_connecting (self, FALSE);
}

static void
probed_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) findings = studio_connection_probe_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop (self, error);
  show_findings (self, findings);
}

/* The fields are filled: connects with what they hold, or tests it. */
static void
proceed (StudioConnectDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->connection);
  self->connection = studio_connect_rows_read (get_rows (self), &error);
  if (self->connection == NULL)
    {
      adw_view_stack_set_visible_child_name (self->ways, "type");
      stop (self, error);
      return;
    }
  set_busy (self, TRUE);
  if (self->aim == AIM_CONNECT)
    {
      studio_connection_store_save_async (studio_session_get_connection_store (self->session),
                                          self->connection,
                                          self->cancellable,
                                          saved_cb,
                                          g_object_ref (self));
      return;
    }
  const char *address = studio_connection_get_address (self->connection);
  g_autoptr (SoupSession) soup = studio_client_new_session (address);
  studio_connection_probe_async (soup,
                                 address,
                                 studio_connection_get_key (self->connection),
                                 studio_connection_get_model (self->connection),
                                 self->cancellable,
                                 probed_cb,
                                 g_object_ref (self));
}

static void
take_vars (StudioConnectDialog *self, const StudioConfigVars *vars)
{
  studio_connect_rows_take (get_rows (self), vars);
  adw_view_stack_set_visible_child_name (self->ways, "type");
  proceed (self);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioConnectDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioConfigVars) vars = studio_connect_import_ask_finish (
      STUDIO_CONNECT_IMPORT (source), result, &error);

  if (vars != NULL)
    take_vars (self, vars);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    stop (self, error);
}

static void
begin (StudioConnectDialog *self, Aim aim)
{
  g_autoptr (GError) error = NULL;
  const char *way = adw_view_stack_get_visible_child_name (self->ways);

  studio_turns_finish (GTK_WIDGET (self));
  self->aim = aim;
  show_problem (self, NULL);
  show_findings (self, NULL);
  if (g_str_equal (way, "import"))
    {
      set_busy (self, TRUE);
      studio_connect_import_ask_async (
          self->import, self->cancellable, imported_cb, g_object_ref (self));
      return;
    }
  if (g_str_equal (way, "type"))
    {
      proceed (self);
      return;
    }
  g_autoptr (StudioConfigVars) vars = studio_connect_paste_read (self->paste, &error);
  if (vars != NULL)
    take_vars (self, vars);
  else
    show_problem (self, error);
}

static void
connect_cb (StudioConnectDialog *self)
{
  begin (self, AIM_CONNECT);
}

static void
test_cb (StudioConnectDialog *self)
{
  begin (self, AIM_TEST);
}

static void
edited_cb (StudioConnectDialog *self)
{
  if (self->findings == NULL)
    return;
  show_problem (self, NULL);
  show_findings (self, NULL);
}

static gpointer
add_way (StudioConnectDialog *self, AdwBin *bin, GType type)
{
  GtkWidget *way = g_object_new (type, NULL);

  g_signal_connect_object (way, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (bin, way);
  return way;
}

static gboolean
make_paste (GtkWidget *widget)
{
  StudioConnectDialog *self = STUDIO_CONNECT_DIALOG (widget);

  self->paste = add_way (self, self->paste_bin, STUDIO_TYPE_CONNECT_PASTE);
  return G_SOURCE_REMOVE;
}

static gboolean
make_import (GtkWidget *widget)
{
  StudioConnectDialog *self = STUDIO_CONNECT_DIALOG (widget);

  self->import = add_way (self, self->import_bin, STUDIO_TYPE_CONNECT_IMPORT);
  return G_SOURCE_REMOVE;
}

static void
studio_connect_dialog_constructed (GObject *object)
{
  StudioConnectDialog *self = STUDIO_CONNECT_DIALOG (object);
  StudioConnection *now = studio_session_get_connection (self->session);

  G_OBJECT_CLASS (studio_connect_dialog_parent_class)->constructed (object);
  studio_turns_add_by_frame (GTK_WIDGET (self), make_paste);
  studio_turns_add_by_frame (GTK_WIDGET (self), make_import);
  show_problem (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (studio_connect_rows_fill (get_rows (self), now)));
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

/* What is under way keeps the dialog alive, but not its wishes. */
static void
studio_connect_dialog_unmap (GtkWidget *widget)
{
  g_cancellable_cancel (STUDIO_CONNECT_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (studio_connect_dialog_parent_class)->unmap (widget);
}

static void
studio_connect_dialog_dispose (GObject *object)
{
  StudioConnectDialog *self = STUDIO_CONNECT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CONNECT_DIALOG);
  self->paste = NULL;
  self->import = NULL;
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
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (STUDIO_TYPE_COPY_ROW);
  g_type_ensure (STUDIO_TYPE_DIALOG_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-connect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, ways);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, paste_bin);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, import_bin);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, address);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, key);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, model);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectDialog, connect_button);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
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
  widget_class->unmap = studio_connect_dialog_unmap;

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
  bind_template (widget_class);
}

static void
studio_connect_dialog_init (StudioConnectDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_wrap_words (self->switcher);
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
