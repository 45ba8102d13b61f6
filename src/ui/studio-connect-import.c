/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-import.h"

#include "studio-client.h"
#include "studio-connect-field.h"
#include "studio-copy-row.h"
#include "studio-error.h"
#include "studio-focus-chain.h"
#include "studio-platform-api.h"
#include "studio-property.h"

struct _StudioConnectImport
{
  AdwBin parent_instance;

  GtkEditable *app;
  GtkEditable *token;
  GtkEditable *code;
  char *api_address;
};

G_DEFINE_FINAL_TYPE (StudioConnectImport, studio_connect_import, ADW_TYPE_BIN)

typedef enum
{
  PROP_API_ADDRESS = 1,
} StudioConnectImportProperty;

static GParamSpec *properties[PROP_API_ADDRESS + 1];
static guint edited_signal;

static void
changed_cb (StudioConnectImport *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
asked_cb (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioConnectImport *self = g_task_get_source_object (task);
  GError *error = NULL;
  StudioConfigVars *vars = studio_platform_api_import_finish (result, &error);

  if (vars == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  gtk_editable_set_text (self->token, "");
  gtk_editable_set_text (self->code, "");
  g_task_return_pointer (task, vars, (GDestroyNotify) studio_config_vars_free);
}

static gboolean
studio_connect_import_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_CONNECT_IMPORT (widget)->app));
}

static void
studio_connect_import_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((StudioConnectImportProperty) id)
    {
    case PROP_API_ADDRESS:
      g_value_set_string (value, STUDIO_CONNECT_IMPORT (object)->api_address);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_connect_import_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  StudioConnectImport *self = STUDIO_CONNECT_IMPORT (object);

  switch ((StudioConnectImportProperty) id)
    {
    case PROP_API_ADDRESS:
      studio_property_set_string (self, pspec, &self->api_address, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_connect_import_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CONNECT_IMPORT);
  G_OBJECT_CLASS (studio_connect_import_parent_class)->dispose (object);
}

static void
studio_connect_import_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_CONNECT_IMPORT (object)->api_address, g_free);
  G_OBJECT_CLASS (studio_connect_import_parent_class)->finalize (object);
}

static void
studio_connect_import_class_init (StudioConnectImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_connect_import_get_property;
  object_class->set_property = studio_connect_import_set_property;
  object_class->dispose = studio_connect_import_dispose;
  object_class->finalize = studio_connect_import_finalize;
  widget_class->grab_focus = studio_connect_import_grab_focus;
  studio_focus_chain_install (widget_class);
  properties[PROP_API_ADDRESS] = g_param_spec_string (
      "api-address", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  edited_signal = g_signal_new (
      "edited", STUDIO_TYPE_CONNECT_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (STUDIO_TYPE_COPY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-connect-import.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioConnectImport, app);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectImport, token);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectImport, code);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
studio_connect_import_init (StudioConnectImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_connect_import_ask_async:
 * @self: the page
 * @cancellable: (nullable): closes the connection to Heroku
 * @callback: called when Heroku has answered
 * @user_data: for @callback
 *
 * Asks for the config variables of the app that was typed. When that succeeds the token is
 * forgotten; otherwise what was typed stays, to be corrected.
 */
void
studio_connect_import_ask_async (StudioConnectImport *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  const char *address = self->api_address == NULL ? STUDIO_PLATFORM_API_ADDRESS : self->api_address;
  g_autoptr (SoupSession) soup = studio_client_new_session (address);
  StudioPlatformQuestion question = { .address = address,
                                      .app = gtk_editable_get_text (self->app),
                                      .token = gtk_editable_get_text (self->token),
                                      .two_factor_code = gtk_editable_get_text (self->code) };

  g_task_set_source_tag (task, studio_connect_import_ask_async);
  studio_platform_api_import_async (soup, &question, cancellable, asked_cb, task);
}

/**
 * studio_connect_import_ask_finish:
 * @self: the page
 * @result: what the callback was given
 * @error: return location; as studio_platform_api_import_finish()
 *
 * Returns: (transfer full) (nullable): the pair of the inference add-on
 */
StudioConfigVars *
studio_connect_import_ask_finish (StudioConnectImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * studio_connect_import_show_problem:
 * @self: the page
 * @error: (nullable): what went wrong
 *
 * Marks the row that @error is about, and goes there.
 */
void
studio_connect_import_show_problem (StudioConnectImport *self, const GError *error)
{
  static const StudioErrorCode app_codes[] = {
    STUDIO_ERROR_APP_NAME, STUDIO_ERROR_APP_NOT_FOUND, STUDIO_ERROR_APP_REFUSED, 0
  };
  static const StudioErrorCode token_codes[] = { STUDIO_ERROR_TOKEN,
                                                 STUDIO_ERROR_TOKEN_REFUSED,
                                                 0 };
  static const StudioErrorCode code_codes[] = { STUDIO_ERROR_TWO_FACTOR, 0 };

  studio_connect_field_show (self->app, error, app_codes);
  studio_connect_field_show (self->token, error, token_codes);
  studio_connect_field_show (self->code, error, code_codes);
}
