/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-walk.h"

#include "studio-draft-state.h"
#include "studio-session-compose.h"

#define MAX_PROMPTS 200

/* What walking changes; the seed has a life of its own. */
#define FIELDS                                                                    \
  (STUDIO_DRAFT_PROMPT | STUDIO_DRAFT_NEGATIVE_PROMPT | STUDIO_DRAFT_ASPECT_RATIO \
   | STUDIO_DRAFT_OUTPUT_FORMAT)

struct _StudioPromptWalk
{
  GObject parent_instance;

  StudioSession *session;
  GPtrArray *prompts;        /* of StudioPastPrompt, newest first; NULL until read */
  StudioDraftState *present; /* what was typed when the walk began */
  StudioDraftState *shown;   /* what the last step brought */
  guint position;            /* 0 for the present, then the past ones */
  int waiting;               /* where to, once the list is read */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (StudioPromptWalk, studio_prompt_walk, G_TYPE_OBJECT)

static void
bring (StudioPromptWalk *self, const StudioDraftValues *values)
{
  StudioDraft *draft = studio_session_get_draft (self->session);

  studio_draft_replace (draft, values);
  g_clear_pointer (&self->shown, studio_draft_state_unref);
  self->shown = studio_draft_state_new (draft, NULL);
}

/* Whoever has changed what was brought begins a new walk from there. */
static void
begin_if_changed (StudioPromptWalk *self)
{
  g_autoptr (StudioDraftState) now = studio_draft_state_new (
      studio_session_get_draft (self->session), NULL);

  if (self->position > 0 && self->shown != NULL
      && (studio_draft_state_compare (now, self->shown) & FIELDS) == 0)
    return;
  g_clear_pointer (&self->present, studio_draft_state_unref);
  self->present = g_steal_pointer (&now);
  self->position = 0;
}

static gboolean
is_present (StudioPromptWalk *self, guint position)
{
  StudioDraftValues values = studio_past_prompt_get_values (
      g_ptr_array_index (self->prompts, position - 1));
  g_autoptr (StudioDraftState) state = studio_draft_state_new_from_values (&values);

  return (studio_draft_state_compare (self->present, state) & FIELDS) == 0;
}

static void
step (StudioPromptWalk *self, int direction)
{
  begin_if_changed (self);
  guint position = self->position;
  guint n = self->prompts->len;

  /* What was sent last mostly still stands there: going back to it would do nothing. */
  do
    {
      if ((direction < 0 && position == 0) || (direction > 0 && position >= n))
        return;
      position += (guint) direction;
    }
  while (direction > 0 && is_present (self, position));
  self->position = position;
  if (position == 0)
    {
      StudioDraftValues values = studio_draft_state_get_values (self->present, FIELDS);
      bring (self, &values);
      return;
    }
  StudioDraftValues values = studio_past_prompt_get_values (
      g_ptr_array_index (self->prompts, position - 1));
  bring (self, &values);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioPromptWalk) self = data;

  self->loading = FALSE;
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  self->prompts = studio_session_list_prompts_finish (STUDIO_SESSION (source), result, NULL);
  if (self->prompts != NULL && self->waiting != 0)
    step (self, self->waiting);
  self->waiting = 0;
}

static void
queue_changed_cb (StudioPromptWalk *self)
{
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  self->position = 0;
}

static void
studio_prompt_walk_finalize (GObject *object)
{
  StudioPromptWalk *self = STUDIO_PROMPT_WALK (object);

  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  g_clear_pointer (&self->present, studio_draft_state_unref);
  g_clear_pointer (&self->shown, studio_draft_state_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_prompt_walk_parent_class)->finalize (object);
}

static void
studio_prompt_walk_class_init (StudioPromptWalkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_prompt_walk_finalize;
}

static void
studio_prompt_walk_init (G_GNUC_UNUSED StudioPromptWalk *self)
{
}

/**
 * studio_prompt_walk_new:
 * @session: whose draft it changes
 *
 * Returns: (transfer full): a walk that stands at the present
 */
StudioPromptWalk *
studio_prompt_walk_new (StudioSession *session)
{
  StudioPromptWalk *self = g_object_new (STUDIO_TYPE_PROMPT_WALK, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (studio_session_get_queue (session),
                           "job-ended",
                           G_CALLBACK (queue_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * studio_prompt_walk_go:
 * @self: a walk
 * @direction: 1 for the one before, -1 for the one after
 *
 * Brings the next prompt that differs, with its negative prompt, ratio and format, as one step that
 * can be undone. Does nothing at either end.
 */
void
studio_prompt_walk_go (StudioPromptWalk *self, int direction)
{
  g_return_if_fail (STUDIO_IS_PROMPT_WALK (self));
  if (self->prompts != NULL)
    {
      step (self, direction);
      return;
    }
  self->waiting = direction;
  if (self->loading || studio_session_get_library (self->session) == NULL)
    return;
  self->loading = TRUE;
  studio_session_list_prompts_async (
      self->session, NULL, MAX_PROMPTS, NULL, listed_cb, g_object_ref (self));
}
