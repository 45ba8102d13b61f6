/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-image-menu.h"

#include "studio-action-table.h"
#include "studio-copy-actions.h"
#include "studio-metadata-copy.h"

#include <glib/gi18n-lib.h>

#define POPOVER_KEY "studio-image-menu"
#define RECORD_KEY "studio-image-menu-record"

typedef struct
{
  StudioKeymap *keymap; /* nullable */
  gint64 id;
} Maker;

static void
append (GMenu *menu, const char *label, const char *action, const Maker *maker)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  const StudioAction *own = studio_action_table_find (action);
  const StudioAction *known = own == NULL ? studio_action_table_find_through (action) : own;

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (maker->id));
  if (known != NULL)
    {
      g_autofree char *key = studio_keymap_dup_first_key (maker->keymap, known);
      if (*key != '\0')
        g_menu_item_set_attribute (item, "accel", "s", key);
    }
  g_menu_append_item (menu, item);
}

/* Letters as in studio-copy-actions.c: none of them is on both pages of a menu. */
static void
append_again (GMenu *menu, const Maker *maker)
{
  g_autoptr (GMenu) only = g_menu_new ();

  append (only, _ ("_Prompt"), "win.recall-prompt", maker);
  append (only, _ ("_Negative Prompt"), "win.recall-negative-prompt", maker);
  append (only, _ ("See_d"), "win.recall-seed", maker);
  append (only, _ ("Aspect _Ratio"), "win.recall-aspect-ratio", maker);
  append (menu, _ ("_Use Again"), "win.recall", maker);
  g_menu_append_submenu (menu, _ ("Use _Only"), G_MENU_MODEL (only));
  append (menu, _ ("_Vary"), "win.vary", maker);
  append (menu, _ ("Run A_gain"), "win.run-again", maker);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Each choice is remembered for the next "Copy Image" too. */
static void
append_copies_that_say (GMenu *menu, const Maker *maker)
{
  static const struct
  {
    StudioMetadataChoice choice;
    const char *label;
  } items[] = {
    { STUDIO_METADATA_CHOICE_ALL, N_ ("Image with Parameters") },
    { STUDIO_METADATA_CHOICE_LABEL, N_ ("Image with A_I Label") },
    { STUDIO_METADATA_CHOICE_NONE, N_ ("Image O_nly") },
  };
  g_autoptr (GMenu) images = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);
      const char *choice = studio_metadata_choice_to_string (items[i].choice);
      g_menu_item_set_action_and_target_value (
          item, "win.copy-image-with", g_variant_new ("(xs)", maker->id, choice));
      g_menu_append_item (images, item);
    }
  append_section (menu, images);
}

static void
append_copy_as (GMenu *menu, const char *action, const Maker *maker)
{
  g_autoptr (GMenuModel) forms = studio_copy_actions_new_menu (action, maker->id);
  g_autoptr (GMenu) ways = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();

  if (maker->id > 0)
    {
      append (texts, _ ("See_d"), "win.copy-seed", maker);
      append (texts, _ ("_Parameters"), "win.copy-parameters", maker);
      append_section (ways, texts);
      append_copies_that_say (ways, maker);
    }
  g_menu_append_section (ways, NULL, forms);
  g_menu_append_submenu (menu, _ ("Copy _As"), G_MENU_MODEL (ways));
}

/* A parent that goes takes its menu along. */
static void
parent_destroy_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static GtkWidget *
add_popover (GtkWidget *parent)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (NULL);

  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (parent), POPOVER_KEY, popover);
  g_signal_connect_object (
      parent, "destroy", G_CALLBACK (parent_destroy_cb), popover, G_CONNECT_SWAPPED);
  return popover;
}

static void
create_menu_cb (GtkMenuButton *button, G_GNUC_UNUSED gpointer user_data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), RECORD_KEY);
  StudioKeymap *keymap = studio_keymap_find (GTK_WIDGET (button));
  g_autoptr (GMenuModel) menu = studio_image_menu_new (keymap, *id);

  gtk_menu_button_set_menu_model (button, menu);
}

/**
 * studio_image_menu_new:
 * @keymap: (nullable): the keys that it shows
 * @id: the record
 *
 * Makes the menu that a kept image has wherever it is shown.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
studio_image_menu_new (StudioKeymap *keymap, gint64 id)
{
  const Maker maker = { keymap, id };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) again = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();
  g_autoptr (GMenu) away = g_menu_new ();

  append_again (again, &maker);
  append (again, _ ("S_tar"), "win.star", &maker);
  append (again, _ ("Add to Com_parison"), "win.compare-add", &maker);
  append (copies, _ ("_Copy Prompt"), "win.copy-prompt", &maker);
  append (copies, _ ("Copy _Image"), "win.copy-image", &maker);
  append_copy_as (copies, "win.copy-as", &maker);
  append (out, _ ("_Save As…"), "win.save-as", &maker);
  append (out, _ ("_Export…"), "win.export", &maker);
  append (out, _ ("Show in _Folder"), "win.show-in-folder", &maker);
  /* Translators: opens a copy in a program that the person chooses. */
  append (out, _ ("Open _With…"), "win.open-with", &maker);
  append (out, _ ("Set as Wa_llpaper…"), "win.set-wallpaper", &maker);
  append (out, _ ("P_rint…"), "win.print", &maker);
  append (away, _ ("_Move to Trash"), "win.trash", &maker);
  append_section (menu, again);
  append_section (menu, copies);
  append_section (menu, out);
  append_section (menu, away);
  return G_MENU_MODEL (menu);
}

/**
 * studio_image_menu_new_for_job:
 * @keymap: (nullable): the keys that it shows
 * @id: the record, 0 while there is none
 *
 * Makes the menu of a job that brought no image, or none yet: what was asked for is known. Its
 * widget has the actions `job.copy-prompt` and `job.copy-as` (s).
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
studio_image_menu_new_for_job (StudioKeymap *keymap, gint64 id)
{
  const Maker maker = { keymap, id };
  const Maker none = { keymap, 0 };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) again = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();

  if (id > 0)
    append_again (again, &maker);
  g_menu_append (copies, _ ("_Copy Prompt"), "job.copy-prompt");
  append_copy_as (copies, "job.copy-as", &none);
  append_section (menu, again);
  append_section (menu, copies);
  return G_MENU_MODEL (menu);
}

/**
 * studio_image_menu_popup:
 * @parent: where the image is shown
 * @id: the record
 * @x: the pointer in @parent
 * @y: likewise down
 *
 * Opens the image's menu. @parent keeps it for the next time.
 */
void
studio_image_menu_popup (GtkWidget *parent, gint64 id, double x, double y)
{
  StudioKeymap *keymap = studio_keymap_find (parent);
  g_autoptr (GMenuModel) menu = studio_image_menu_new (keymap, id);

  studio_image_menu_popup_model (parent, menu, x, y);
}

/**
 * studio_image_menu_popup_model:
 * @parent: where the image is shown, or would be
 * @menu: a menu of this module
 * @x: the pointer in @parent
 * @y: likewise down
 *
 * Opens the menu. @parent keeps it for the next time.
 */
void
studio_image_menu_popup_model (GtkWidget *parent, GMenuModel *menu, double x, double y)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (parent), POPOVER_KEY);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (popover == NULL)
    popover = add_popover (parent);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * studio_image_menu_attach:
 * @button: the button that opens the menu
 * @id: the record
 *
 * Gives the button the image's menu. Its widgets are made when it is opened: making them takes
 * longer than a frame, which is what someone has who walks through images.
 */
void
studio_image_menu_attach (GtkMenuButton *button, gint64 id)
{
  gint64 *record = g_new (gint64, 1);
  *record = id;
  g_object_set_data_full (G_OBJECT (button), RECORD_KEY, record, g_free);
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, NULL, NULL);
}

/**
 * studio_image_menu_allocate:
 * @parent: a widget that gives out sizes itself
 *
 * To be called in its size_allocate, so that an open menu stays where it belongs.
 */
void
studio_image_menu_allocate (GtkWidget *parent)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (parent), POPOVER_KEY);
  if (popover != NULL && gtk_widget_get_visible (popover))
    gtk_popover_present (GTK_POPOVER (popover));
}
