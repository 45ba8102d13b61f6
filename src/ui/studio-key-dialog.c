/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-key-dialog.h"

#include "studio-announcer.h"
#include "studio-dialog-title.h"
#include "studio-key-rules.h"

#include <glib/gi18n-lib.h>

struct _StudioKeyDialog
{
  AdwWindow parent_instance;

  GtkButton *set_button;
  GtkButton *reset_button;
  GtkLabel *heading;
  GtkWidget *capture;
  GtkLabel *key_label;
  GtkLabel *status;
  StudioAnnouncer *announcer;

  StudioKeymap *keymap;
  const StudioAction *action;
  char *key; /* what was pressed, empty for none; NULL before that */
};

G_DEFINE_FINAL_TYPE (StudioKeyDialog, studio_key_dialog, ADW_TYPE_WINDOW)

static void
show_key (StudioKeyDialog *self, const char *key)
{
  g_autofree char *label = studio_key_rules_dup_label (key);
  const char *shown = *label == '\0' ? _ ("No Shortcut") : label;

  gtk_label_set_text (self->key_label, shown);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->capture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown, -1);
}

static void
say (StudioKeyDialog *self, const char *text, gboolean wrong)
{
  gtk_label_set_text (self->status, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "warning");
}

static void
announce (StudioKeyDialog *self)
{
  g_autofree char *text = g_strdup_printf (
      "%s. %s", gtk_label_get_text (self->key_label), gtk_label_get_text (self->status));

  studio_announcer_say (self->announcer, text);
}

static void
forget_key (StudioKeyDialog *self)
{
  g_clear_pointer (&self->key, g_free);
  gtk_button_set_label (self->set_button, _ ("_Set"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->set_button), FALSE);
}

static void
propose (StudioKeyDialog *self, const char *key)
{
  const StudioAction *user = *key == '\0'
                                 ? NULL
                                 : studio_keymap_find_user (self->keymap, self->action, key);

  g_free (self->key);
  self->key = g_strdup (key);
  gtk_button_set_label (self->set_button, user == NULL ? _ ("_Set") : _ ("_Replace"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->set_button), TRUE);
  if (user == NULL)
    say (self, _ ("Enter sets it, Escape cancels."), FALSE);
  else
    {
      /* Translators: %s is the name of an action */
      g_autofree char *text = g_strdup_printf (
          _ ("Already used by “%s”. “Replace” takes it from there."), _ (user->title));
      say (self, text, TRUE);
    }
}

static void
take (StudioKeyDialog *self, const char *key)
{
  const StudioAction *user = studio_keymap_find_user (self->keymap, self->action, key);
  g_autofree char *label = studio_key_rules_dup_label (key);
  g_autofree char *text = NULL;

  show_key (self, key);
  if (!studio_key_rules_allow (self->action, key))
    /* Translators: %s is a key, as “Ctrl+C” or “a” */
    text = g_strdup_printf (_ ("“%s” is needed for writing or moving around. Press another key, or "
                               "hold Ctrl and Alt with it."),
                            label);
  else if (user != NULL && user->action == NULL)
    /* Translators: the name of an action whose shortcut cannot be changed */
    text = g_strdup_printf (_ ("“%s” always has this shortcut. Press another one."),
                            _ (user->title));
  if (text == NULL)
    propose (self, key);
  else
    {
      forget_key (self);
      say (self, text, TRUE);
    }
  announce (self);
}

static void
set_cb (StudioKeyDialog *self)
{
  if (self->key == NULL)
    return;
  studio_keymap_give (self->keymap, self->action, *self->key == '\0' ? NULL : self->key);
  gtk_window_close (GTK_WINDOW (self));
}

static void
reset_cb (StudioKeyDialog *self)
{
  studio_keymap_reset (self->keymap, self->action);
  gtk_window_close (GTK_WINDOW (self));
}

/* Nobody loses a key by pressing Enter twice. */
static void
enter (StudioKeyDialog *self)
{
  if (self->key == NULL)
    take (self, "Return");
  else if (*self->key != '\0'
           && studio_keymap_find_user (self->keymap, self->action, self->key) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->set_button));
  else
    set_cb (self);
}

static gboolean
key_pressed_cb (StudioKeyDialog *self,
                guint key,
                guint code G_GNUC_UNUSED,
                GdkModifierType state,
                GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (gdk_key_event_is_modifier (event))
    return GDK_EVENT_PROPAGATE;
  /* What Shift makes of a key is in the key then, not in what is held. */
  gdk_key_event_get_match (event, &key, &held);
  if (held == 0 && key == GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if ((held & ~GDK_SHIFT_MASK) == 0 && (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab))
    return GDK_EVENT_PROPAGATE;
  studio_key_dialog_press (self, key, held);
  return GDK_EVENT_STOP;
}

static void
studio_key_dialog_dispose (GObject *object)
{
  StudioKeyDialog *self = STUDIO_KEY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_KEY_DIALOG);
  g_clear_object (&self->keymap);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (studio_key_dialog_parent_class)->dispose (object);
}

static void
studio_key_dialog_class_init (StudioKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_key_dialog_dispose;
  g_type_ensure (STUDIO_TYPE_ANNOUNCER);
  g_type_ensure (STUDIO_TYPE_DIALOG_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, set_button);
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, reset_button);
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, capture);
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, key_label);
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, status);
  gtk_widget_class_bind_template_child (widget_class, StudioKeyDialog, announcer);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_key_dialog_init (StudioKeyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_key_dialog_new:
 * @parent: the window that it belongs to
 * @keymap: the keys
 * @action: an action of the table that has a name
 *
 * Returns: (transfer none): a dialog, not shown yet; GTK owns it
 */
GtkWindow *
studio_key_dialog_new (GtkWindow *parent, StudioKeymap *keymap, const StudioAction *action)
{
  StudioKeyDialog *self = g_object_new (
      STUDIO_TYPE_KEY_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  const char *keys = studio_keymap_get_keys (keymap, action);
  g_autofree char *first = studio_keymap_dup_first_key (keymap, action);
  g_autofree char *born = studio_keymap_dup_label (NULL, action);
  /* Translators: %s is the name of an action */
  g_autofree char *heading = g_strdup_printf (_ ("Press the new shortcut for “%s”."),
                                              _ (action->title));
  /* Translators: on a button, %s is a key */
  g_autofree char *reset = g_strdup_printf (_ ("_Reset to %s"), born);

  self->keymap = g_object_ref (keymap);
  self->action = action;
  /* The application would take its keys before they come to the dialog. */
  gtk_window_set_application (GTK_WINDOW (self), NULL);
  gtk_label_set_text (self->heading, heading);
  gtk_button_set_label (self->reset_button, reset);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_button), !g_str_equal (keys, action->keys));
  show_key (self, first);
  forget_key (self);
  say (self, _ ("Backspace leaves it without a shortcut, Escape cancels."), FALSE);
  gtk_widget_grab_focus (self->capture);
  return GTK_WINDOW (self);
}

/**
 * studio_key_dialog_press:
 * @self: a dialog
 * @key: a key
 * @held: what is held with it
 *
 * Takes it for what the person pressed: Backspace alone for no key, Enter alone to set the one
 * before it, anything else for the new key.
 */
void
studio_key_dialog_press (StudioKeyDialog *self, guint key, GdkModifierType held)
{
  g_autofree char *name = gtk_accelerator_name (gdk_keyval_to_lower (key), held);

  switch (held == 0 ? key : GDK_KEY_VoidSymbol)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      enter (self);
      break;
    case GDK_KEY_BackSpace:
      show_key (self, "");
      propose (self, "");
      announce (self);
      break;
    default:
      take (self, name);
    }
}
