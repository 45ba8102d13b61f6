/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details-actions.h"

#include "studio-call-view.h"
#include "studio-image-menu.h"
#include "studio-key-follower.h"
#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-view-closures.h"
#include "studio-wrap-layout.h"

struct _StudioDetailsActions
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  StudioRecord *record;
};

typedef enum
{
  PROP_RECORD = 1,
} StudioDetailsActionsProperty;

static GParamSpec *properties[PROP_RECORD + 1];

G_DEFINE_FINAL_TYPE (StudioDetailsActions, studio_details_actions, ADW_TYPE_BIN)

/* "details.star" is "win.star" of this image, and so on. */
static void
record_action_cb (GtkWidget *widget, const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  StudioDetailsActions *self = STUDIO_DETAILS_ACTIONS (widget);
  g_autofree char *action = g_strconcat ("win.", name + strlen ("details."), NULL);

  if (self->record != NULL)
    gtk_widget_activate_action (widget, action, "x", studio_record_get_id (self->record));
}

static void
copy_call_cb (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  StudioDetailsActions *self = STUDIO_DETAILS_ACTIONS (widget);

  if (self->record == NULL)
    return;
  g_autofree char *text = studio_call_view_dup_text (self->record);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* What is still under way is not asked for a second time. */
static void
update_run_again (StudioDetailsActions *self)
{
  gboolean ended = self->record != NULL && studio_record_get_loaded (self->record)
                   && !studio_view_state_is_under_way (studio_record_get_state (self->record));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.run-again", ended);
}

static void
set_record (StudioDetailsActions *self, StudioRecord *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    {
      studio_image_menu_attach (self->menu_button, studio_record_get_id (record));
      g_signal_connect_object (
          record, "notify::state", G_CALLBACK (update_run_again), self, G_CONNECT_SWAPPED);
    }
  update_run_again (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
studio_details_actions_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioDetailsActions *self = STUDIO_DETAILS_ACTIONS (object);
  switch ((StudioDetailsActionsProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_details_actions_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  StudioDetailsActions *self = STUDIO_DETAILS_ACTIONS (object);
  switch ((StudioDetailsActionsProperty) id)
    {
    case PROP_RECORD:
      set_record (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_details_actions_dispose (GObject *object)
{
  g_clear_object (&STUDIO_DETAILS_ACTIONS (object)->record);
  G_OBJECT_CLASS (studio_details_actions_parent_class)->dispose (object);
}

static void
studio_details_actions_class_init (StudioDetailsActionsClass *klass)
{
  static const char *const actions[] = {
    "details.recall",  "details.vary", "details.run-again",
    "details.save-as", "details.star", "details.trash",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_details_actions_get_property;
  object_class->set_property = studio_details_actions_set_property;
  object_class->dispose = studio_details_actions_dispose;
  properties[PROP_RECORD] = g_param_spec_object (
      "record", NULL, NULL, STUDIO_TYPE_RECORD, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, record_action_cb);
  gtk_widget_class_install_action (widget_class, "details.copy-call", NULL, copy_call_cb);
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-details-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDetailsActions, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, studio_call_view_is_kept);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_not);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_star_icon);
  gtk_widget_class_bind_template_callback (widget_class, studio_view_star_label);
}

static void
studio_details_actions_init (StudioDetailsActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_key_follower_follow (GTK_WIDGET (self));
}
