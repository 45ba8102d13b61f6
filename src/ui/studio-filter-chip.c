/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-filter-chip.h"

#include "studio-filter-choices.h"
#include "studio-focus-chain.h"
#include "studio-tooltip.h"

#include <glib/gi18n-lib.h>

struct _StudioFilterChip
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *button; /* a menu button, or a toggle button where there is nothing to choose from */
  GtkWidget *remove;
  GtkLabel *label;

  StudioSearchFilter filter;
  char *text;
  GStrv terms;
  GStrv tags;
  GSimpleAction *choose;
};

G_DEFINE_FINAL_TYPE (StudioFilterChip, studio_filter_chip, ADW_TYPE_BIN)

static guint changed_signal;

/* A chip of tags has nothing to say where there are none. */
static void
update_visible (StudioFilterChip *self)
{
  gboolean has_tags = self->tags != NULL && self->tags[0] != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->filter != STUDIO_SEARCH_FILTER_TAG || has_tags
                              || studio_filter_chip_get_active (self));
}

static void
show_names (StudioFilterChip *self, const char *value)
{
  const char *title = studio_filter_choices_get_title (self->filter);
  gboolean active = studio_filter_chip_get_active (self);
  /* Translators: a filter of the gallery and what is chosen in it */
  g_autofree char *whole = g_strdup_printf (_ ("%s: %s"), title, value);
  /* Translators: takes a filter off the gallery; %s is what is chosen in it */
  g_autofree char *remove = g_strdup_printf (_ ("Remove Filter “%s”"), value);
  gboolean plain = !active || g_str_equal (title, value);

  gtk_label_set_label (self->label, value);
  studio_tooltip_set_name (self->button, plain ? title : whole);
  /* The focus is inside, on a button that is called what it shows. */
  if (GTK_IS_MENU_BUTTON (self->button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    plain ? "" : title,
                                    -1);
  studio_tooltip_set_name (self->remove, remove);
}

static void
show (StudioFilterChip *self)
{
  gboolean active = studio_filter_chip_get_active (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *value = studio_filter_choices_format (
      self->filter, (const char *const *) self->terms, now);

  g_simple_action_set_state (
      self->choose, g_variant_new_string (active && self->terms[1] == NULL ? self->terms[0] : ""));
  show_names (self, value);
  if (GTK_IS_TOGGLE_BUTTON (self->button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), active);
  gtk_widget_set_visible (self->remove, active);
  (active ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->box, "active");
  update_visible (self);
}

static void
choose_cb (StudioFilterChip *self, GVariant *term)
{
  studio_filter_chip_choose (self, g_variant_get_string (term, NULL));
}

static void
toggled_cb (StudioFilterChip *self, GtkToggleButton *button)
{
  gboolean on = gtk_toggle_button_get_active (button);
  if (on != studio_filter_chip_get_active (self))
    studio_filter_chip_choose (self, on ? studio_filter_choices_get_only (self->filter) : "");
}

/* The button that is clicked goes; whoever came by keyboard stays at the chip. */
static void
remove_cb (StudioFilterChip *self)
{
  gtk_widget_grab_focus (self->button);
  studio_filter_chip_choose (self, "");
}

/* Anew for each time, since tags and months come. */
static void
create_cb (GtkMenuButton *button, gpointer user_data)
{
  StudioFilterChip *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GMenuModel) menu = studio_filter_choices_new_menu (
      self->filter, (const char *const *) self->tags, now, "chip.choose");
  gtk_menu_button_set_menu_model (button, menu);
}

static gboolean
studio_filter_chip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (STUDIO_FILTER_CHIP (widget)->button);
}

static void
studio_filter_chip_finalize (GObject *object)
{
  StudioFilterChip *self = STUDIO_FILTER_CHIP (object);
  g_free (self->text);
  g_strfreev (self->terms);
  g_strfreev (self->tags);
  g_clear_object (&self->choose);
  G_OBJECT_CLASS (studio_filter_chip_parent_class)->finalize (object);
}

static void
studio_filter_chip_class_init (StudioFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_filter_chip_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = studio_filter_chip_grab_focus;
  studio_focus_chain_install (GTK_WIDGET_CLASS (klass));
  changed_signal = g_signal_new ("changed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
}

static void
studio_filter_chip_init (StudioFilterChip *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->text = g_strdup ("");
  self->terms = g_new0 (char *, 1);
  self->choose = g_simple_action_new_stateful (
      "choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (
      self->choose, "activate", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chip", G_ACTION_GROUP (group));
}

static void
create_button (StudioFilterChip *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 28);
  if (studio_filter_choices_get_only (self->filter) != NULL)
    {
      self->button = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->button), GTK_WIDGET (self->label));
      g_signal_connect_object (
          self->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      return;
    }
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_cb, self, NULL);
}

/**
 * studio_filter_chip_new:
 * @filter: what it filters by
 *
 * Returns: (transfer floating): a chip of a search that is empty
 */
GtkWidget *
studio_filter_chip_new (StudioSearchFilter filter)
{
  StudioFilterChip *self = g_object_new (STUDIO_TYPE_FILTER_CHIP, NULL);

  self->filter = filter;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_signal_connect_object (
      self->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  create_button (self);
  gtk_widget_add_css_class (self->box, "chip");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_box_append (GTK_BOX (self->box), self->remove);
  adw_bin_set_child (ADW_BIN (self), self->box);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * studio_filter_chip_set_text:
 * @self: the chip
 * @text: the search
 *
 * Shows what is chosen there.
 */
void
studio_filter_chip_set_text (StudioFilterChip *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_FILTER_CHIP (self));
  g_auto (GStrv) terms = studio_search_filter_dup_terms (self->filter, text);
  gboolean same = g_strv_equal ((const char *const *) terms, (const char *const *) self->terms);

  g_free (self->text);
  self->text = g_strdup (text);
  /* Most keys change no chip. */
  if (same)
    return;
  g_strfreev (self->terms);
  self->terms = g_steal_pointer (&terms);
  show (self);
}

/**
 * studio_filter_chip_set_tags:
 * @self: the chip
 * @tags: (nullable) (array zero-terminated=1): the tags that there are, for the chip of tags
 */
void
studio_filter_chip_set_tags (StudioFilterChip *self, const char *const *tags)
{
  g_return_if_fail (STUDIO_IS_FILTER_CHIP (self));
  g_strfreev (self->tags);
  self->tags = g_strdupv ((GStrv) tags);
  update_visible (self);
}

/**
 * studio_filter_chip_get_active:
 * @self: the chip
 *
 * Returns: whether anything is chosen
 */
gboolean
studio_filter_chip_get_active (StudioFilterChip *self)
{
  g_return_val_if_fail (STUDIO_IS_FILTER_CHIP (self), FALSE);
  return self->terms[0] != NULL;
}

/**
 * studio_filter_chip_choose:
 * @self: the chip
 * @term: a term of its filter, empty to choose nothing
 *
 * Puts it into the search, as the menu does.
 */
void
studio_filter_chip_choose (StudioFilterChip *self, const char *term)
{
  g_return_if_fail (STUDIO_IS_FILTER_CHIP (self));
  g_autofree char *text = studio_search_filter_replace (
      self->filter, self->text, *term == '\0' ? NULL : term);
  g_signal_emit (self, changed_signal, 0, text);
}
