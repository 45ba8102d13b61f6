/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-action-table.h"

#include <glib/gi18n-lib.h>

#define GENERAL STUDIO_ACTION_GROUP_GENERAL
#define QUEUE STUDIO_ACTION_GROUP_QUEUE
#define LINEAGE STUDIO_ACTION_GROUP_LINEAGE
#define VIEW STUDIO_ACTION_GROUP_VIEW
#define EDITING STUDIO_ACTION_GROUP_EDITING
#define IMAGE STUDIO_ACTION_GROUP_IMAGE
#define USE STUDIO_ACTION_GROUP_USE
#define COPY STUDIO_ACTION_GROUP_COPY
#define GALLERY STUDIO_ACTION_GROUP_GALLERY
#define ORDER STUDIO_ACTION_GROUP_ORDER
#define COMPARISON STUDIO_ACTION_GROUP_COMPARISON
#define CULL STUDIO_ACTION_GROUP_CULL

#define EVERYWHERE STUDIO_ACTION_EVERYWHERE
#define ON_IMAGE STUDIO_ACTION_ON_IMAGE
#define UNCLAIMED STUDIO_ACTION_UNCLAIMED
#define IN_COMPOSER STUDIO_ACTION_IN_COMPOSER
#define IN_STUDIO STUDIO_ACTION_IN_STUDIO
#define IN_GALLERY STUDIO_ACTION_IN_GALLERY
#define IN_COMPARISON STUDIO_ACTION_IN_COMPARISON
#define IN_QUEUE STUDIO_ACTION_IN_QUEUE
#define IN_LINEAGE STUDIO_ACTION_IN_LINEAGE
#define IN_CULL STUDIO_ACTION_IN_CULL

/* What can be done, in the order in which groups and keys are shown. The window's keys, the
 * shortcuts window and the command palette are made from this; a test holds the widgets against it.
 */
static const StudioAction table[] = {
  { "win.generate", N_ ("Generate"), "<Control>Return", GENERAL, EVERYWHERE },
  { "win.new-prompt", N_ ("New Prompt"), "<Control>n", GENERAL, EVERYWHERE },
  { "win.focus-prompt", N_ ("Go to the Prompt"), "<Control>l", GENERAL, EVERYWHERE },
  { "win.palette", N_ ("Commands"), "<Control>k", GENERAL, EVERYWHERE },
  { "win.search", N_ ("Search the Gallery"), "<Control>f", GENERAL, EVERYWHERE },
  { "win.open-image", N_ ("Open an Image for Its Parameters"), "<Control>o", GENERAL, EVERYWHERE },
  { "win.import-files", N_ ("Import Images"), "<Control>i", GENERAL, EVERYWHERE },
  { "win.import", N_ ("Import Folder"), "<Control><Alt>f", GENERAL, EVERYWHERE },
  { "win.open-folder", N_ ("Open Library Folder"), "<Control><Alt>o", GENERAL, EVERYWHERE },
  { "win.ledger", N_ ("Calls and Costs"), "<Control><Shift>l", GENERAL, EVERYWHERE },
  { "win.connect", N_ ("Connection"), "<Control><Shift>k", GENERAL, EVERYWHERE },
  { "app.try-demo", N_ ("Try the Demo"), "<Control><Alt>m", GENERAL, EVERYWHERE },

  { "win.pause", N_ ("Pause the Queue"), "<Control>p", QUEUE, EVERYWHERE },
  { "win.cancel-waiting", N_ ("Cancel All That Waits"), "<Control><Alt>x", QUEUE, EVERYWHERE },
  { "win.cancel-all",
    N_ ("Cancel All That Waits or Is Sent"),
    "<Control><Shift>x",
    QUEUE,
    EVERYWHERE },
  { "win.resume-waiting", N_ ("Send What Waited Last Time"), "<Control><Alt>r", QUEUE, EVERYWHERE },
  { "win.discard-waiting",
    N_ ("Discard What Waited Last Time"),
    "<Control><Alt>w",
    QUEUE,
    EVERYWHERE },
  { NULL, N_ ("Move Up or Down"), "<Alt>Up <Alt>Down", QUEUE, IN_QUEUE },
  { NULL, N_ ("Move to the Start or End"), "<Alt>Home <Alt>End", QUEUE, IN_QUEUE },
  { NULL, N_ ("Cancel This One"), "Delete", QUEUE, IN_QUEUE },

  { "composer.undo", N_ ("Undo"), "<Control>z", EDITING, IN_COMPOSER },
  { "composer.redo", N_ ("Redo"), "<Control><Shift>z <Control>y", EDITING, IN_COMPOSER },
  { "win.paste", N_ ("Paste Parameters"), "<Control>v", EDITING, UNCLAIMED },
  { "composer.swap-ratio", N_ ("Swap Portrait and Landscape"), "<Control>r", EDITING, IN_COMPOSER },
  { "composer.last-seed", N_ ("Seed of the Last Image"), "<Control>j", EDITING, IN_COMPOSER },
  { "prompt.heavier", N_ ("Heavier Words"), "<Control>Up", EDITING, IN_COMPOSER },
  { "prompt.lighter", N_ ("Lighter Words"), "<Control>Down", EDITING, IN_COMPOSER },
  { "prompt.move-left", N_ ("Move Before the Comma"), "<Alt>Left", EDITING, IN_COMPOSER },
  { "prompt.move-right", N_ ("Move Behind the Comma"), "<Alt>Right", EDITING, IN_COMPOSER },
  { "composer.history-older", N_ ("Earlier Prompt"), "<Alt>Up", EDITING, IN_COMPOSER },
  { "composer.history-newer", N_ ("Later Prompt"), "<Alt>Down", EDITING, IN_COMPOSER },
  { "composer.show-history", N_ ("Prompt History"), "<Control>h", EDITING, IN_COMPOSER },
  { "composer.show-styles", N_ ("Presets and Styles"), "<Control>b", EDITING, IN_COMPOSER },

  { "win.show-view('studio')", N_ ("Studio"), "<Alt>1", VIEW, EVERYWHERE },
  { "win.show-view('gallery')", N_ ("Gallery"), "<Alt>2", VIEW, EVERYWHERE },
  { "win.show-view('lineage')", N_ ("Lineage"), "<Alt>3", VIEW, EVERYWHERE },
  { "win.toggle-sidebar", N_ ("Show or Hide the Composer"), "F9", VIEW, EVERYWHERE },
  { "win.toggle-fullscreen", N_ ("Fullscreen"), "F11", VIEW, EVERYWHERE },
  { "win.escape", N_ ("Back, or Leave Fullscreen"), "Escape", VIEW, UNCLAIMED },
  { "win.compare-shown", N_ ("Compare Images"), "F7", VIEW, EVERYWHERE },
  { "win.cull", N_ ("Sort Through Images"), "F8", VIEW, EVERYWHERE },
  { "win.test-wordings", N_ ("Test Wordings"), "<Control>t", VIEW, EVERYWHERE },
  { "win.preferences", N_ ("Preferences"), "<Control>comma", VIEW, EVERYWHERE },
  { "win.show-help-overlay", N_ ("Keyboard Shortcuts"), "<Control>question F1", VIEW, EVERYWHERE },
  { NULL, N_ ("Main Menu"), "F10", VIEW, EVERYWHERE },
  { "win.about", N_ ("About Ultra Studio"), "<Control>F1", VIEW, EVERYWHERE },
  { "window.close", N_ ("Close Window"), "<Control>w", VIEW, EVERYWHERE },
  { "app.quit", N_ ("Quit"), "<Control>q", VIEW, EVERYWHERE },

  { "viewer.zoom-in", N_ ("Zoom In"), "<Control>plus", IMAGE, IN_STUDIO },
  { "viewer.zoom-out", N_ ("Zoom Out"), "<Control>minus", IMAGE, IN_STUDIO },
  { "viewer.zoom-fit", N_ ("Fit to the Window"), "<Control>0", IMAGE, IN_STUDIO },
  { "viewer.zoom-actual", N_ ("Actual Size"), "<Control>1", IMAGE, IN_STUDIO },
  { "viewer.zoom-fill", N_ ("Fill the View"), "<Control>2", IMAGE, IN_STUDIO },
  { "viewer.toggle-info", N_ ("About the Image"), "<Alt>Return i", IMAGE, IN_STUDIO },
  { "stage.step(1)", N_ ("Next Image"), "Page_Down", IMAGE, IN_STUDIO },
  { "stage.step(-1)", N_ ("Previous Image"), "Page_Up", IMAGE, IN_STUDIO },
  { "win.star", N_ ("Star"), "<Control><Shift>t", IMAGE, ON_IMAGE },
  { "win.compare-add", N_ ("Add to Comparison"), "<Control>m", IMAGE, ON_IMAGE },
  { "win.save-as", N_ ("Save As"), "<Control>s", IMAGE, ON_IMAGE },
  { "win.export", N_ ("Export"), "<Control>e", IMAGE, ON_IMAGE },
  { "win.show-in-folder", N_ ("Show in Folder"), "<Control><Shift>o", IMAGE, ON_IMAGE },
  { "win.open-with", N_ ("Open With"), "<Control><Alt>e", IMAGE, ON_IMAGE },
  { "win.set-wallpaper", N_ ("Set as Wallpaper"), "<Control>F8", IMAGE, ON_IMAGE },
  { "win.print", N_ ("Print"), "<Control><Shift>h", IMAGE, ON_IMAGE },
  { "win.trash-shown", N_ ("Move to the Trash"), "Delete", IMAGE, UNCLAIMED },

  { "win.recall", N_ ("Use Again"), "<Control>u", USE, ON_IMAGE },
  { "win.recall-prompt", N_ ("Use Only the Prompt"), "<Control><Shift>p", USE, ON_IMAGE },
  { "win.recall-negative-prompt",
    N_ ("Use Only the Negative Prompt"),
    "<Control><Shift>n",
    USE,
    ON_IMAGE },
  { "win.recall-seed", N_ ("Use Only the Seed"), "<Control><Shift>e", USE, ON_IMAGE },
  { "win.recall-aspect-ratio",
    N_ ("Use Only the Aspect Ratio"),
    "<Control><Shift>r",
    USE,
    ON_IMAGE },
  { "win.vary", N_ ("Vary"), "<Control>d", USE, ON_IMAGE },
  { "win.run-again", N_ ("Run Again"), "<Control><Shift>Return", USE, ON_IMAGE },

  { "win.copy-image", N_ ("Copy Image"), "<Control><Shift>c", COPY, ON_IMAGE },
  { "win.copy-prompt", N_ ("Copy Prompt"), "<Control><Alt>p", COPY, ON_IMAGE },
  { "win.copy-seed", N_ ("Copy Seed"), "<Control><Alt>s", COPY, ON_IMAGE },
  { "win.copy-parameters", N_ ("Copy Parameters"), "<Control><Alt>a", COPY, ON_IMAGE },
  { "win.copy-request-as('curl')",
    N_ ("Copy Request as curl"),
    "<Control><Alt>c",
    COPY,
    EVERYWHERE },
  { "win.copy-request-as('heroku')",
    N_ ("Copy Request for the Heroku CLI"),
    "<Control><Alt>h",
    COPY,
    EVERYWHERE },
  { "win.copy-request-as('python')",
    N_ ("Copy Request as Python"),
    "<Control><Alt>y",
    COPY,
    EVERYWHERE },
  { "win.copy-request-as('ruby')",
    N_ ("Copy Request as Ruby"),
    "<Control><Alt>b",
    COPY,
    EVERYWHERE },
  { "win.copy-request-as('javascript')",
    N_ ("Copy Request as JavaScript"),
    "<Control><Alt>j",
    COPY,
    EVERYWHERE },

  { NULL, N_ ("Select All"), "<Control>a", GALLERY, IN_GALLERY },
  { "gallery.unselect", N_ ("Select Nothing"), "<Control><Shift>a", GALLERY, IN_GALLERY },
  { "gallery.export", N_ ("Export What Is Selected"), "<Control><Shift>s", GALLERY, IN_GALLERY },
  { "gallery.trash", N_ ("Move What Is Selected to the Trash"), "Delete", GALLERY, IN_GALLERY },
  { "edit.star(true)", N_ ("Star What Is Selected"), "<Control><Shift>j", GALLERY, IN_GALLERY },
  { "edit.star(false)",
    N_ ("Take the Stars of What Is Selected"),
    "<Control><Shift>y",
    GALLERY,
    IN_GALLERY },
  { "edit.rate(0)", N_ ("No Rating"), "0", GALLERY, IN_GALLERY },
  { "edit.rate(1)", N_ ("Rate with 1 of 5"), "1", GALLERY, IN_GALLERY },
  { "edit.rate(2)", N_ ("Rate with 2 of 5"), "2", GALLERY, IN_GALLERY },
  { "edit.rate(3)", N_ ("Rate with 3 of 5"), "3", GALLERY, IN_GALLERY },
  { "edit.rate(4)", N_ ("Rate with 4 of 5"), "4", GALLERY, IN_GALLERY },
  { "edit.rate(5)", N_ ("Rate with 5 of 5"), "5", GALLERY, IN_GALLERY },
  { "gallery.clear-search", N_ ("Clear Search"), "<Control><Shift>f", GALLERY, IN_GALLERY },
  { "order.sort('newest')", N_ ("Newest First"), "<Control><Alt>1", ORDER, IN_GALLERY },
  { "order.sort('oldest')", N_ ("Oldest First"), "<Control><Alt>2", ORDER, IN_GALLERY },
  { "order.sort('rating')", N_ ("Best Rated First"), "<Control><Alt>3", ORDER, IN_GALLERY },
  { "order.sort('least-rated')", N_ ("Least Rated First"), "<Control><Alt>4", ORDER, IN_GALLERY },
  { "order.sort('seed')", N_ ("Smallest Seed First"), "<Control><Alt>5", ORDER, IN_GALLERY },
  { "order.sort('largest-seed')", N_ ("Largest Seed First"), "<Control><Alt>6", ORDER, IN_GALLERY },
  { "order.grouping('month')", N_ ("Group by Month"), "<Control><Alt>7", ORDER, IN_GALLERY },
  { "order.grouping('day')", N_ ("Group by Day"), "<Control><Alt>8", ORDER, IN_GALLERY },
  { "order.grouping('run')", N_ ("Group by Run"), "<Control><Alt>9", ORDER, IN_GALLERY },
  { "order.grouping('none')", N_ ("No Groups"), "<Control><Alt>0", ORDER, IN_GALLERY },

  { "compare.save", N_ ("Save as One Image"), "<Control><Shift>s", COMPARISON, IN_COMPARISON },
  { NULL, N_ ("Side by Side"), "s", COMPARISON, IN_COMPARISON },
  { NULL, N_ ("Slider"), "l", COMPARISON, IN_COMPARISON },
  { NULL, N_ ("Flip"), "f", COMPARISON, IN_COMPARISON },
  { NULL, N_ ("Difference"), "d", COMPARISON, IN_COMPARISON },
  { NULL, N_ ("Other Image While Held"), "space", COMPARISON, IN_COMPARISON },
  { NULL, N_ ("Star One of Them"), "1 2 3 4", COMPARISON, IN_COMPARISON },

  { NULL, N_ ("Keep"), "k", CULL, IN_CULL },
  { NULL, N_ ("Star"), "s", CULL, IN_CULL },
  { NULL, N_ ("Trash"), "x Delete", CULL, IN_CULL },
  { NULL, N_ ("Next Image"), "space Page_Down", CULL, IN_CULL },
  { NULL, N_ ("Previous Image"), "BackSpace Page_Up", CULL, IN_CULL },
  { NULL, N_ ("Undo"), "u <Control>z", CULL, IN_CULL },

  { NULL, N_ ("Go from Image to Image"), "Left Right Up Down", LINEAGE, IN_LINEAGE },
  { NULL, N_ ("Branch from Here"), "b", LINEAGE, IN_LINEAGE },

};

static const char *const groups[] = {
  [STUDIO_ACTION_GROUP_GENERAL] = N_ ("General"),
  [STUDIO_ACTION_GROUP_VIEW] = N_ ("Window"),
  [STUDIO_ACTION_GROUP_EDITING] = N_ ("Editing"),
  [STUDIO_ACTION_GROUP_IMAGE] = N_ ("Image"),
  [STUDIO_ACTION_GROUP_USE] = N_ ("Use an Image Again"),
  [STUDIO_ACTION_GROUP_COPY] = N_ ("Copy"),
  [STUDIO_ACTION_GROUP_GALLERY] = N_ ("Gallery"),
  [STUDIO_ACTION_GROUP_ORDER] = N_ ("Order of the Gallery"),
  [STUDIO_ACTION_GROUP_COMPARISON] = N_ ("Comparison"),
  [STUDIO_ACTION_GROUP_CULL] = N_ ("Sorting Through"),
  [STUDIO_ACTION_GROUP_QUEUE] = N_ ("Queue"),
  [STUDIO_ACTION_GROUP_LINEAGE] = N_ ("Lineage"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (groups) == STUDIO_ACTION_N_GROUPS);

/* What only the program does, with a parameter that it knows, when a person does the other. */
static const struct
{
  const char *action;
  const char *through;
} relays[] = {
  { "app.copy-image", "win.copy-image" },
  { "app.generate-again", "win.generate" },
  { "app.new-prompt", "win.new-prompt" },
  { "app.open-library", "win.show-view('studio')" },
  { "app.run-again", "win.run-again" },
  { "app.recall", "win.recall" },
  { "app.show-record", "win.ledger" },
  { "app.try-again", "win.run-again" },
  { "cull.apply", "win.cull" },
  { "cull.choose", "win.cull" },
  { "cull.discard", "win.cull" },
  { "cull.finish", "win.escape" },
  { "cull.step", "win.cull" },
  { "cull.undo", "win.cull" },
  { "details.copy-call", "win.copy-request-as('curl')" },
  { "details.recall", "win.recall" },
  { "details.run-again", "win.run-again" },
  { "details.save-as", "win.save-as" },
  { "details.star", "win.star" },
  { "details.trash", "gallery.trash" },
  { "details.vary", "win.vary" },
  { "edit.tag", "win.search" },
  { "edit.untag", "win.search" },
  { "gallery.compare", "win.compare-shown" },
  { "gallery.cull", "win.cull" },
  { "gallery.run-again", "win.run-again" },
  { "image.copy-prompt", "win.copy-prompt" },
  { "image.save-as", "win.save-as" },
  { "image.star", "win.star" },
  { "job.copy-as", "win.copy-request-as('curl')" },
  { "job.copy-prompt", "win.copy-prompt" },
  { "ledger.copy", "win.ledger" },
  { "ledger.export", "win.ledger" },
  { "ledger.run-again", "win.run-again" },
  { "ledger.set-price", "win.preferences" },
  { "queue-row.cancel", "win.cancel-all" },
  { "queue-row.menu", "win.run-again" },
  { "queue-row.move", "win.pause" },
  { "tile.select", "gallery.unselect" },
  { "win.bring-in", "win.open-image" },
  { "win.check-pasted", "win.paste" },
  { "win.close-page", "win.escape" },
  { "win.compare-all", "win.compare-shown" },
  { "win.copy-as", "win.copy-request-as('curl')" },
  { "win.copy-image-with", "win.copy-image" },
  { "win.cull-all", "win.cull" },
  { "win.export-all", "gallery.export" },
  { "win.on-image", "win.recall" },
  { "win.restore", "win.trash-shown" },
  { "win.restore-all", "gallery.trash" },
  { "win.run-again-all", "win.run-again" },
  { "win.search-for", "win.search" },
  { "win.show-record", "win.ledger" },
  { "win.trash", "win.trash-shown" },
  { "win.trash-all", "gallery.trash" },
  { "win.try-again", "win.run-again" },
  { "word-lists.back", "composer.show-styles" },
};

/* One shortcut a key, all of the action's. */
static GPtrArray *
make_shortcuts (const StudioAction *action)
{
  GPtrArray *shortcuts = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) keys = g_strsplit (action->keys, " ", -1);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (action->action, &name, &target, NULL))
    g_return_val_if_reached (shortcuts);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]),
                                                gtk_named_action_new (name));
      gtk_shortcut_set_arguments (shortcut, target);
      g_ptr_array_add (shortcuts, shortcut);
    }
  return shortcuts;
}

/**
 * studio_action_table_get:
 * @n_actions: (out): how many
 *
 * Returns: (array length=n_actions) (transfer none): everything that can be done
 */
const StudioAction *
studio_action_table_get (gsize *n_actions)
{
  *n_actions = G_N_ELEMENTS (table);
  return table;
}

/**
 * studio_action_table_find:
 * @action: an action, with its target where it has one
 *
 * Returns: (nullable) (transfer none): the action
 */
const StudioAction *
studio_action_table_find (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].action, action) == 0)
      return &table[i];
  return NULL;
}

/**
 * studio_action_table_find_through:
 * @action: the name of an action that only the program does
 *
 * Returns: (nullable) (transfer none): what a person does for that
 */
const StudioAction *
studio_action_table_find_through (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relays); i++)
    if (g_str_equal (relays[i].action, action))
      return studio_action_table_find (relays[i].through);
  return NULL;
}

/**
 * studio_action_group_get_title:
 * @group: a group
 *
 * Returns: (transfer none): its heading, untranslated
 */
const char *
studio_action_group_get_title (StudioActionGroup group)
{
  g_return_val_if_fail ((guint) group < G_N_ELEMENTS (groups), "");
  return groups[group];
}

/**
 * studio_action_table_bind:
 * @klass: a class that has actions
 * @action: one of them, with its target where it has one
 *
 * Binds the action's keys, for as long as the focus is in the widget. For class_init alone.
 */
void
studio_action_table_bind (GtkWidgetClass *klass, const char *action)
{
  const StudioAction *self = studio_action_table_find (action);

  g_return_if_fail (self != NULL);
  g_autoptr (GPtrArray) shortcuts = make_shortcuts (self);
  for (guint i = 0; i < shortcuts->len; i++)
    gtk_widget_class_add_shortcut (klass, g_ptr_array_index (shortcuts, i));
}

/**
 * studio_action_table_add_keys:
 * @widget: a widget
 * @prefix: what its actions begin with, as "order."
 *
 * Binds the keys of those actions, wherever in the window the focus is.
 */
void
studio_action_table_add_keys (GtkWidget *widget, const char *prefix)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (table[i].action == NULL || !g_str_has_prefix (table[i].action, prefix))
        continue;
      g_autoptr (GPtrArray) shortcuts = make_shortcuts (&table[i]);
      for (guint j = 0; j < shortcuts->len; j++)
        gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                              g_object_ref (g_ptr_array_index (shortcuts, j)));
    }
  gtk_widget_add_controller (widget, controller);
}
