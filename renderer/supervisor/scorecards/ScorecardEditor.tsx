import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Scorecard, ScorecardItem } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { AddIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import { flawOf, newItem, withItem } from './cardDraft.ts';
import styles from '../app/Page.module.css';

const MOST_ITEMS = 50;

/** Writes a scorecard: its name and what it asks. */
export function ScorecardEditor(props: {
  readonly first: Scorecard;
  readonly onSave: (card: Scorecard) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useText();
  const { freshId } = useDesk();
  const [card, setCard] = useState(props.first);
  const [tried, setTried] = useState(false);
  const flaw = flawOf(card);
  return (
    <form
      noValidate
      className={styles['card']}
      aria-label={t('desk.cards.editor')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (flaw === null) props.onSave({ ...card, name: card.name.trim() });
      }}
    >
      <TextField
        label={t('desk.cards.name')}
        value={card.name}
        maxLength={120}
        error={tried && flaw === 'name' ? t('name.missing') : null}
        onChange={(name) => setCard({ ...card, name })}
      />
      {card.items.map((item, index) => (
        <ItemEditor
          key={item.itemId}
          item={item}
          number={index + 1}
          onChange={(change) => setCard(withItem(card, item.itemId, change))}
          onRemove={() => setCard({ ...card, items: card.items.filter((each) => each !== item) })}
        />
      ))}
      {tried && flaw !== null && flaw !== 'name' && (
        <p role="alert" className={styles['error']}>
          {t(`desk.cards.flaw.${flaw}`)}
        </p>
      )}
      <div className={styles['row']}>
        <Button type="submit" kind="primary">
          {t('desk.cards.save')}
        </Button>
        <Button
          icon={<AddIcon size={16} />}
          isDisabled={card.items.length >= MOST_ITEMS}
          onPress={() => setCard({ ...card, items: [...card.items, newItem(freshId)] })}
        >
          {t('desk.cards.addItem')}
        </Button>
        <Button kind="quiet" onPress={props.onCancel}>
          {t('desk.comment.cancel')}
        </Button>
      </div>
    </form>
  );
}

function ItemEditor(props: {
  readonly item: ScorecardItem;
  readonly number: number;
  readonly onChange: (change: Partial<ScorecardItem>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useText();
  const { item, number, onChange } = props;
  const [weight, setWeight] = useState(String(item.weight));
  return (
    <fieldset className={styles['item']} aria-label={t('desk.cards.item', { number })}>
      <TextField
        label={t('desk.cards.item', { number })}
        value={item.text}
        maxLength={300}
        onChange={(text) => onChange({ text })}
      />
      <Select
        label={t('desk.cards.points')}
        value={String(item.points)}
        options={[2, 3, 4, 5].map((points) => ({ id: String(points), label: String(points) }))}
        onChange={(id) => onChange({ points: Number(id) as ScorecardItem['points'] })}
      />
      <TextField
        label={t('desk.cards.weight')}
        value={weight}
        inputMode="decimal"
        onChange={(words) => {
          setWeight(words);
          onChange({ weight: Number(words.replace(',', '.')) });
        }}
      />
      <Switch
        label={t('desk.card.critical')}
        isSelected={item.critical}
        onChange={(critical) => onChange({ critical })}
      />
      <Button size="small" kind="quiet" onPress={props.onRemove}>
        {t('desk.cards.removeItem')}
      </Button>
    </fieldset>
  );
}
