/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-history-popover.h"

#include "studio-session-compose.h"
#include "studio-shared-closures.h"
#include "studio-tab-stop.h"

#include <glib/gi18n-lib.h>

#define MAX_PROMPTS 200

struct _StudioHistoryPopover
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *empty;
  GListStore *prompts;
  StudioSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (StudioHistoryPopover, studio_history_popover, GTK_TYPE_POPOVER)

/* Ratio, day and what the image should not show. */
static char *
studio_history_details (gpointer item G_GNUC_UNUSED, StudioPastPrompt *prompt)
{
  if (prompt == NULL)
    return g_strdup ("");
  StudioDraftValues values = studio_past_prompt_get_values (prompt);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
      studio_past_prompt_get_created_us (prompt) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);
  g_autofree char *day = local == NULL ? NULL : g_date_time_format (local, "%x");
  g_autofree char *negative = studio_closure_first_line (NULL, values.negative_prompt);

  return g_strconcat (studio_aspect_ratio_to_string (values.aspect_ratio),
                      day == NULL ? "" : " · ",
                      day == NULL ? "" : day,
                      *negative == '\0' ? "" : " · − ",
                      negative,
                      NULL);
}

static void
show_prompts (StudioHistoryPopover *self, GPtrArray *prompts)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->prompts));

  g_list_store_splice (self->prompts, 0, n, prompts->pdata, prompts->len);
  gtk_label_set_label (self->empty,
                       searching ? _ ("No prompt has these words")
                                 : _ ("Prompts appear here once images were made with them"));
  gtk_stack_set_visible_child_name (self->stack, prompts->len == 0 ? "empty" : "list");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioHistoryPopover) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) prompts = studio_session_list_prompts_finish (
      STUDIO_SESSION (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (prompts != NULL)
    {
      show_prompts (self, prompts);
      return;
    }
  gtk_label_set_label (self->empty, error->message);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
list_prompts (StudioHistoryPopover *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (studio_session_get_library (self->session) != NULL)
    studio_session_list_prompts_async (self->session,
                                       *search == '\0' ? NULL : search,
                                       MAX_PROMPTS,
                                       self->cancellable,
                                       listed_cb,
                                       g_object_ref (self));
}

static void
search_changed_cb (StudioHistoryPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    list_prompts (self);
}

static void
stop_search_cb (StudioHistoryPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
activated_cb (StudioHistoryPopover *self, guint position)
{
  g_autoptr (StudioPastPrompt) prompt = g_list_model_get_item (G_LIST_MODEL (self->prompts),
                                                               position);

  if (prompt == NULL)
    return;
  StudioDraftValues values = studio_past_prompt_get_values (prompt);
  gtk_popover_popdown (GTK_POPOVER (self));
  studio_draft_replace (studio_session_get_draft (self->session), &values);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-prompt", NULL);
}

static void
entry_activated_cb (StudioHistoryPopover *self)
{
  activated_cb (self, 0);
}

static void
studio_history_popover_map (GtkWidget *widget)
{
  StudioHistoryPopover *self = STUDIO_HISTORY_POPOVER (widget);

  GTK_WIDGET_CLASS (studio_history_popover_parent_class)->map (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  list_prompts (self);
}

static void
studio_history_popover_dispose (GObject *object)
{
  StudioHistoryPopover *self = STUDIO_HISTORY_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_HISTORY_POPOVER);
  self->stack = NULL;
  g_clear_object (&self->prompts);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_history_popover_parent_class)->dispose (object);
}

static void
studio_history_popover_class_init (StudioHistoryPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_history_popover_dispose;
  widget_class->map = studio_history_popover_map;
  g_type_ensure (STUDIO_TYPE_PAST_PROMPT);
  g_type_ensure (STUDIO_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-history-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioHistoryPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, StudioHistoryPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioHistoryPopover, list);
  gtk_widget_class_bind_template_child (widget_class, StudioHistoryPopover, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static GtkListItemFactory *
create_factory (void)
{
  g_autoptr (GtkBuilderScope) scope = gtk_builder_cscope_new ();

  gtk_builder_cscope_add_callback (scope, studio_history_details);
  gtk_builder_cscope_add_callback (scope, studio_closure_first_line);
  return gtk_builder_list_item_factory_new_from_resource (
      scope, "/com/example/UltraStudio/studio-history-row.ui");
}

static void
studio_history_popover_init (StudioHistoryPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = create_factory ();

  self->prompts = g_list_store_new (STUDIO_TYPE_PAST_PROMPT);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkSelectionModel) model = GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->prompts))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
}

/**
 * studio_history_popover_new:
 * @session: whose past prompts are shown
 *
 * Returns: (transfer floating): a popover that reads them each time it is opened
 */
GtkWidget *
studio_history_popover_new (StudioSession *session)
{
  StudioHistoryPopover *self = g_object_new (STUDIO_TYPE_HISTORY_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
