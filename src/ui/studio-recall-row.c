/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-row.h"

#include "studio-property.h"
#include "studio-tooltip.h"

#include <glib/gi18n-lib.h>

/* Of a prompt, its beginning; the whole one is in the composer once it is used. */
#define MAX_CHARACTERS 240

struct _StudioRecallRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  GtkToggleButton *lock;
  guint field;
};

typedef enum
{
  PROP_ACTIVE = 1,
  PROP_LOCKED,
} StudioRecallRowProperty;

static GParamSpec *properties[PROP_LOCKED + 1];

G_DEFINE_FINAL_TYPE (StudioRecallRow, studio_recall_row, ADW_TYPE_ACTION_ROW)

static void
show_lock (StudioRecallRow *self)
{
  gboolean locked = gtk_toggle_button_get_active (self->lock);

  gtk_button_set_icon_name (GTK_BUTTON (self->lock),
                            locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  studio_tooltip_set (GTK_WIDGET (self->lock),
                      locked ? _ ("Left Alone Every Time") : _ ("Leave This Alone Every Time"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !locked);
  gtk_check_button_set_active (self->check, !locked);
}

static void
lock_cb (StudioRecallRow *self)
{
  show_lock (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

static void
check_cb (StudioRecallRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
studio_recall_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioRecallRow *self = STUDIO_RECALL_ROW (object);

  switch ((StudioRecallRowProperty) id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, studio_recall_row_get_active (self));
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, studio_recall_row_get_locked (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_recall_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioRecallRow *self = STUDIO_RECALL_ROW (object);

  switch ((StudioRecallRowProperty) id)
    {
    case PROP_LOCKED:
      gtk_toggle_button_set_active (self->lock, g_value_get_boolean (value));
      break;
    case PROP_ACTIVE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_recall_row_class_init (StudioRecallRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_recall_row_get_property;
  object_class->set_property = studio_recall_row_set_property;
  properties[PROP_ACTIVE] = g_param_spec_boolean (
      "active", NULL, NULL, FALSE, STUDIO_PARAM_READABLE);
  properties[PROP_LOCKED] = g_param_spec_boolean (
      "locked", NULL, NULL, FALSE, STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
studio_recall_row_init (StudioRecallRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->lock = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->lock), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->lock), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->lock), "circular");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->lock));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 5);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_object (self->lock, "toggled", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  g_strstrip (line);
  if (*line == '\0')
    return g_strdup (_ ("(empty)"));
  if (g_utf8_strlen (line, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_CHARACTERS) = '\0';
  return g_strconcat (line, "…", NULL);
}

static char *
describe (const char *found, const char *now)
{
  g_autofree char *then = shorten (found);

  if (g_strcmp0 (found, now) == 0)
    /* Translators: %s is what the composer has already */
    return g_strdup_printf (_ ("%s, as it is"), then);
  g_autofree char *before = shorten (now);
  /* Translators: what a field becomes, and what it is now */
  return g_strdup_printf (_ ("%1$s\nNow: %2$s"), then, before);
}

/**
 * studio_recall_row_new:
 * @field: a bit of StudioCompositionField
 * @title: its name
 * @found: what it would be
 * @now: what it is
 * @locked: whether it is left alone
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
studio_recall_row_new (guint field,
                       const char *title,
                       const char *found,
                       const char *now,
                       gboolean locked)
{
  StudioRecallRow *self = g_object_new (STUDIO_TYPE_RECALL_ROW, "title", title, NULL);
  g_autofree char *subtitle = describe (found, now);
  /* Translators: %s is a field of the composer, such as Prompt */
  g_autofree char *lock_name = g_strdup_printf (_ ("Leave Alone: %s"), title);

  self->field = field;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->lock), GTK_ACCESSIBLE_PROPERTY_LABEL, lock_name, -1);
  gtk_toggle_button_set_active (self->lock, locked);
  show_lock (self);
  return GTK_WIDGET (self);
}

/**
 * studio_recall_row_get_field:
 * @self: a row
 *
 * Returns: a bit of StudioCompositionField
 */
guint
studio_recall_row_get_field (StudioRecallRow *self)
{
  g_return_val_if_fail (STUDIO_IS_RECALL_ROW (self), 0);
  return self->field;
}

/**
 * studio_recall_row_get_active:
 * @self: a row
 *
 * Returns: whether the field is to be used
 */
gboolean
studio_recall_row_get_active (StudioRecallRow *self)
{
  g_return_val_if_fail (STUDIO_IS_RECALL_ROW (self), FALSE);
  return gtk_check_button_get_active (self->check);
}

/**
 * studio_recall_row_get_locked:
 * @self: a row
 *
 * Returns: whether the field is left alone every time
 */
gboolean
studio_recall_row_get_locked (StudioRecallRow *self)
{
  g_return_val_if_fail (STUDIO_IS_RECALL_ROW (self), FALSE);
  return gtk_toggle_button_get_active (self->lock);
}
